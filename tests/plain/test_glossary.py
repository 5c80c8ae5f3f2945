"""The table is sound, and its words are put into sentences as a careful writer would."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from explainer.plain.glossary import KINDS, apply, edits, entries, hard_terms
from explainer.plain.guarantees import broken
from explainer.plain.lexicon import DRUG_CLASSES, DRUG_ENDING, DRUGS, UNITS
from explainer.plain.senses import senses

# Where the term has the sense of its plain words: "following" is "after" before what happens.
_BEHIND = {"following": " surgery", "immediately following": " surgery", "provided": " you"}


def plain(sentence: str) -> str:
    return apply(sentence, edits(sentence))


def test_the_table_is_large_enough() -> None:
    assert sum(bool(entry.plain) for entry in entries()) >= 1_200
    assert sum(bool(entry.definition) for entry in entries()) >= 300


def test_every_line_is_whole() -> None:
    wrong = [
        entry
        for entry in entries()
        if entry.kind not in KINDS
        or (entry.kind == "k") == bool(entry.plain)
        or not re.fullmatch(r"[A-Za-z][A-Za-z' -]*", entry.term)
        or entry.plain != entry.plain.strip()
    ]
    assert wrong == []


def test_no_term_stands_twice_in_one_kind() -> None:
    counted = Counter((entry.term.lower(), entry.kind) for entry in entries())
    assert [key for key, count in counted.items() if count > 1] == []


def test_the_tables_are_in_order() -> None:
    terms = [entry.term.lower() for entry in entries()]
    assert terms == sorted(terms)
    assert list(senses()) == sorted(senses())


def test_every_sense_is_of_a_term_and_its_plain_words() -> None:
    known = {pair for entry in entries() for pair in ((entry.term, ""), (entry.term, entry.plain))}
    assert [sense for sense in senses() if sense not in known] == []


def test_a_definition_is_one_sentence_about_its_term() -> None:
    wrong = [
        entry.term
        for entry in entries()
        if entry.definition
        and not (
            entry.definition.endswith(".")
            and entry.definition[0].isupper() | entry.definition.startswith("eGFR")
            and len(entry.definition.split()) <= 20
            and entry.definition.count(". ") == 0
        )
    ]
    assert wrong == []


def test_plain_words_state_the_same_facts_as_the_term() -> None:
    wrong = {
        entry.term: (entry.plain, found)
        for entry in entries()
        if entry.plain
        for end in [{"xf": " 5"}.get(entry.kind, _BEHIND.get(entry.term, ""))]
        if (found := broken(f"It is {entry.term}{end}", [f"It is {entry.plain}{end}"]))
    }
    assert wrong == {}


def test_plain_words_speak_to_the_reader_only_where_the_term_does() -> None:
    you = re.compile(r"\b(?:you|your|we|our)\b")
    assert [e for e in entries() if you.search(e.plain) and not you.search(e.term)] == []


def test_plain_words_are_plain_already() -> None:
    assert [e.term for e in entries() if e.plain and plain(e.plain) != e.plain] == []


def test_no_medicine_and_no_unit_is_replaced() -> None:
    for entry in entries():
        if entry.plain:
            words = set(entry.term.lower().split())
            assert not words & (DRUGS | DRUG_CLASSES - set(entry.plain.lower().split())), entry
            assert not any(DRUG_ENDING.match(word) for word in words), entry
            assert entry.term.lower() not in UNITS, entry


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # verbs keep their form, irregular ones too
        ("We administer it.", "We give it."),
        ("The nurse administers it.", "The nurse gives it."),
        ("It may be administered now.", "It may be given now."),
        ("She administered the drug.", "She gave the drug."),
        ("The drug administered by mouth.", "The drug administered by mouth."),
        ("Discard it.", "Throw it away."),
        ("Discard the needle.", "Throw away the needle."),
        ("Bleeding recurs.", "Bleeding comes back."),
        # nouns keep their number
        ("The physicians met.", "The doctors met."),
        ("Two biopsies and one incision.", "Two biopsies and one cut."),
        ("The physician's advice.", "The doctor's advice."),
        ("The vertebrae are aligned.", "The spine bones are aligned."),
        # "a" and "an"
        ("An incision is made.", "A cut is made."),
        ("A cardiologist and an ophthalmologist.", "A heart doctor and an eye doctor."),
        ("A hemorrhage is rare.", "Bleeding is rare."),
        ("It is an irregular, unilateral pain.", "It is an irregular, one-sided pain."),
        ("An unforeseen thing.", "An unexpected thing."),
        # what was found wrong by reading: another act, strength, drug or scope
        ("Always place your infant supine.", "Always place your baby face up."),
        ("He has had malignant hyperthermia.", "He has had malignant hyperthermia."),
        ("Resection of the prostate.", "Resection of the prostate."),
        ("Stop anticoagulants but not clopidogrel.", "Stop anticoagulants but not clopidogrel."),
        ("You are not sterile right away.", "You are not sterile right away."),
        ("Avoid herbal extracts and green tea.", "Avoid herbal extracts and green tea."),
        ("A bone marrow aspirate.", "A bone marrow aspirate."),
        ("The following treatment may be used.", "The following treatment may be used."),
        ("By following the procedure, you heal.", "By following the procedure, you heal."),
        ("Following the procedure, rest.", "After the procedure, rest."),
        ("Take a maximum of 8 pills.", "Take a maximum of 8 pills."),
        ("It is necessary to make a small cut.", "It is necessary to make a small cut."),
        ("The administration of contrast.", "Giving contrast."),
        ("The hematemesis lasted.", "The hematemesis lasted."),
        ("Get intravenous fluids and blood.", "Get intravenous fluids and blood."),
        ("Get intravenous fluids.", "Get fluids through a vein."),
        ("Ask the vascular access nurse.", "Ask the vascular access nurse."),
        ("Topical analgesic gels.", "Topical analgesic gels."),
        ("Vomiting requires evaluation.", "Vomiting needs evaluation."),
        ("The evaluation is short.", "The check is short."),
        ("Your spouse may attend.", "Your spouse may attend."),
        ("Attend the clinic.", "Go to the clinic."),
        ("You must be accompanied by an adult.", "You must be accompanied by an adult."),
        ("The pain may persist for 3 days.", "The pain may last for 3 days."),
        ("If symptoms persist, call.", "If symptoms go on, call."),
        ("Use an analgesic.", "Use a pain medicine."),
        ("A temperature exceeding 39 C.", "A temperature above 39 C."),
        ("Weights exceeding 10 lb.", "Weights over 10 lb."),
        ("Do not exceed 3 applications.", "Do not exceed 3 applications."),
        (
            "Drink or consume at least 2 liters of water.",
            "Drink or have at least 2 liters of water.",
        ),
        ("Antibiotic prophylaxis may help.", "Antibiotic treatment to prevent infection may help."),
        ("You will undergo total hip arthroplasty.", "You will have a total hip replacement."),
        ("Clean the cannula site.", "Clean the cannula site."),
        ("Do the prescribed exercises.", "Do the prescribed exercises."),
        ("The complication rate is low.", "The complication rate is low."),
        ("A transient pain.", "A brief pain."),
        ("A tube called an endoscope.", "A tube called an endoscope."),
        ("Perforation is rare.", "Perforation is rare."),
        ("The pain has resolved.", "The pain has gone away."),
        ("For 24 hours following the examination.", "For 24 hours after the exam."),
        ("You will be unable to drive.", "You will not be able to drive."),
        ("Discuss with your doctor.", "Talk with your doctor."),
        ("We discuss with you the risks.", "We talk with you about the risks."),
        ("Discuss with your doctor the risks.", "Discuss with your doctor the risks."),
        ("A cannula is a thin tube.", "A cannula is a thin tube."),
        ("Confusion in the elderly.", "Confusion in older people."),
        ("The recurrent laryngeal nerves.", "The recurrent laryngeal nerves."),
        # British spelling
        ("A local anaesthetic.", "A numbing medicine."),
        ("Haematemesis is rare.", "Vomiting blood is rare."),
        ("Utilise the mask.", "Use the mask."),
        # a term that is part of another
        ("An image guided biopsy.", "An image guided biopsy."),
        ("Inform yourself.", "Inform yourself."),
        # said in brackets already, said again behind "and", or with other words around
        ("The endometrium (lining of the womb).", "The endometrium (lining of the womb)."),
        ("It is advised that you go and that you eat.",) * 2,
        ("An alternative investigation to this one.", "An alternative test to this one."),
        ("There may be accidental perforation of the bowel.",) * 2,
        ("This will be discussed with you by the nurse.",) * 2,
        ("We will discuss with you the risks.", "We will talk with you about the risks."),
        ("You would be required to go.", "You would need to go."),
        ("It is done under local anaesthetic.", "It is done under local anaesthetic."),
        ("Take it for later examination.", "Take it for later examination."),
        ("Dissolvable sutures and glue.", "Dissolvable sutures and glue."),
        ("He has a tonsillectomy operation.", "He has a tonsillectomy operation."),
        ("This may require the insertion of a drain.", "This may need a drain."),
        ("The thigh bone (femur) and the pelvis.", "The thigh bone (femur) and the pelvis."),
        ("You will be more informed.", "You will be more informed."),
        ("Keep an open and flexible mind.", "Keep an open and flexible mind."),
        ("The doctor uses a long, flexible tube.", "The doctor uses a long, bendable tube."),
        ("You will be informed.", "You will be told."),
        ("It is transmitted by the nerve.", "It is transmitted by the nerve."),
        ("Regarding the teeth, wait.", "Regarding the teeth, wait."),
        ("Tests regarding the teeth.", "Tests about the teeth."),
        ("We need further investigation.", "We need further investigation."),
        ("At your pre-operative assessment visit.", "At your pre-operative assessment visit."),
        ("As a result of reducing it, you rest.", "As a result of reducing it, you rest."),
        # a word that stands well alone, and not before another noun
        ("You are seen in an assessment clinic.", "You are seen in an assessment clinic."),
        ("The assessment is short.", "The check is short."),
        ("Bring your appointment letter.", "Bring your appointment letter."),
        ("This appointment isn't a treatment.", "This visit isn't a treatment."),
        ("The injection does not hurt.", "The shot does not hurt."),
        ("Please contact pre-operative assessment.", "Please contact pre-operative assessment."),
        ("The necessary information.", "The necessary information."),
        ("It may be necessary prior to the scan.", "It may be needed before the scan."),
        ("Choose the right option.", "Choose the right option."),
        ("It is the best option.", "It is the best choice."),
        # in brackets behind the words for it, a term is named, not used
        ("A tight band (tourniquet) and the leg bone (tibia).",) * 2,
        ("A band (a tourniquet) is used.", "A band (a tourniquet) is used."),
        ("A contrast medium (a dye).", "A contrast medium (a dye)."),
        (
            "A procedure (your operation or an examination).",
            "A procedure (your operation or an exam).",
        ),
        # "further" and "more"
        ("Do you need further tests?", "Do you need more tests?"),
        ("After a further treatment.", "After a further treatment."),
        ("Any further questions?", "Any more questions?"),
        # what comes next
        ("You have any of the following:", "You have any of these:"),
        ("One of the following symptoms:", "One of these symptoms:"),
        ("Some of the following information.", "Some of this information."),
        ("Take it the following day.", "Take it the next day."),
        # in other words
        ("You may experience a bitter taste.", "You may have a bitter taste."),
        ("The nurses are experienced in this.", "The nurses are experienced in this."),
        ("However, you may eat.", "But you may eat."),
        ("However you sit, rest.", "However you sit, rest."),
        (
            "You will be able to eat when you are able to sit.",
            "You will be able to eat when you can sit.",
        ),
        ("A problem requiring care.", "A problem needing care."),
        ("They are requiring a bracelet.", "They are requiring a bracelet."),
        ("It is undertaken in theatre.", "It is done in the operating room."),
        ("Ask the theatre nurse.", "Ask the theatre nurse."),
        ("It is more difficult, but not too difficult.", "It is more difficult, but not too hard."),
        ("Make informed choices.", "Make informed choices."),
        ("Nerve injury or an injury to the bowel.", "Nerve damage or damage to the bowel."),
        ("The tissue surrounding the bone.", "The tissue around the bone."),
        ("Damage to surrounding tissue.", "Damage to nearby tissue."),
        (
            "Use artificial tears, not an artificial lens.",
            "Use artificial tears, not a man-made lens.",
        ),
        ("A tube is inserted into your arm.", "A tube is put into your arm."),
        ("It regulated the pressure.", "It controlled the pressure."),
        # the verb after "that you"
        ("It is vital that you rest.", "You must rest."),
        ("It is vital that you do not eat.", "You must not eat."),
        ("It is advised that you are not alone.", "You should not be alone."),
        ("It is essential that you can walk.", "It is essential that you can walk."),
        ("It is vital that you rest and are warm.", "It is vital that you rest and are warm."),
        ("It is very important that you stop.", "You must stop."),
        ("If you smoke, it is important that you stop.", "If you smoke, make sure that you stop."),
        ("We ask because it is important that you stop.",) * 2,
        # what is asked and told
        ("We answer any questions you may have.", "We answer your questions."),
        ("It may replace the discussion between you.", "It may replace the talk between you."),
        ("It leads to discussion.", "It leads to discussion."),
        ("Complications of surgery are rare.", "Problems from surgery are rare."),
        ("It is important to understand it.", "It is important to understand it."),
        ("You are admitted to hospital.", "You are taken into hospital."),
        # known by another word in the sentence
        (
            "Your cannula stays, and a cannula is used.",
            "Your cannula stays, and a thin tube is used.",
        ),
        ("A local anaesthetic numbs the skin.", "A local anaesthetic numbs the skin."),
        (
            "The sample is investigated under a microscope.",
            "The sample is looked at under a microscope.",
        ),
        ("We monitor you and your pulse.", "We watch you and your pulse."),
        ("We identify how far it goes.", "We find out how far it goes."),
        ("Strictures (narrowed areas).", "Strictures (narrowed areas)."),
        # a small word that must be there, or must not be there twice
        ("Both drops are instilled twice.", "Both drops are put in twice."),
        ("Instill 2 drops in the eye.", "Put 2 drops in the eye."),
        ("Problems may be encountered.", "Problems may come up."),
        ("It is done, if deemed necessary.", "It is done, if needed."),
        ("It will eventually stop.", "It will eventually stop."),
        ("It will stop eventually.", "It will stop in time."),
        ("You have surgery performed.", "You have surgery done."),
        (
            "A temporary catheter and temporary numbness.",
            "A temporary catheter and short-term numbness.",
        ),
        ("If this occurs, call.", "If this happens, call."),
        ("Nasal congestion may be present.", "A stuffy nose may be present."),
        ("We pass an upper endoscope.", "We pass an upper endoscope."),
        ("A cannula (a small tube that stays in).", "A cannula (a small tube that stays in)."),
        ("Use a plastic cannula.", "Use a thin plastic tube."),
        ("The gland is detached from the liver.", "The gland is detached from the liver."),
        ("The scab detaches in a week.", "The scab comes off in a week."),
        ("The problem is resolved.", "The problem is resolved."),
        # a noun that is counted, or is not
        ("It is avoided by careful technique.", "It is avoided by careful technique."),
        ("A careful technique helps.", "A careful method helps."),
        ("We make careful assessment easy.", "We make careful assessment easy."),
        ("Dr Brown's assessment is short.", "Dr Brown's check is short."),
        ("Behind the nasal cavity.", "Behind the nasal cavity."),
        ("You have difficulty in breathing.", "You have trouble breathing."),
        # one word, two senses
        ("If you decide to proceed, rest.", "If you decide to go ahead, rest."),
        ("Proceed to the ward.", "Go to the ward."),
        ("Gas is preferable to sedation.", "Gas is preferable to sedation."),
        ("It is preferable to wait.", "It is better to wait."),
        ("This helps to maintain your airway.", "This helps to maintain your airway."),
        ("A small risk remains.", "A small risk remains."),
        ("He regains consciousness.", "He wakes up."),
        ("He regains strength.", "He gets back strength."),
        ("Arrive promptly, and call promptly.", "Arrive on time, and call quickly."),
        ("The belly is insufflated with gas.", "The belly is filled with gas."),
        # the company that a word keeps tells its sense
        ("Some women experience it.", "Some women have it."),
        ("The needle is guided, and foods are introduced.",) * 2,
        ("A catheter is introduced into the vein.", "A catheter is put into the vein."),
        ("Solid foods are introduced later.", "Solid foods are introduced later."),
        ("The sling is gradually discarded.", "The sling is slowly discarded."),
        ("Complete the form.", "Fill in the form."),
        ("Complete the course of tablets.", "Finish the course of tablets."),
        ("The complete course, for complete relief.", "The complete course, for complete relief."),
        ("This may indicate an infection.", "This may mean an infection."),
        ("The arrow indicates the site.", "The arrow shows the site."),
        ("A biopsy is indicated.", "A biopsy is indicated."),
        ("Permanent damage is rare.", "Permanent damage is rare."),
        ("A permanent pacemaker.", "A permanent pacemaker."),
        ("You may have temporary numbness.", "You may have short-term numbness."),
        ("A temporary crown, and a temporary dressing.",) * 2,
        ("An alternative method.", "Another method."),
        ("An alternative to surgery.", "An alternative to surgery."),
        ("There are alternative methods.", "There are other methods."),
        ("Had you previous surgery?", "Had you past surgery?"),
        ("The previous day, and the previous dose.", "The previous day, and the previous dose."),
        ("The week following your scan.", "The week after your scan."),
        ("The following scan may be used.", "The following scan may be used."),
        ("The nurse is following the surgery plan.", "The nurse is following the surgery plan."),
        ("You can go home provided that you can walk.", "You can go home if you can walk."),
        ("We have provided that care.", "We have given that care."),
        ("The hospital provided that care.", "The hospital gave that care."),
        ("The doctor will indicate when to start.", "The doctor will indicate when to start."),
        ("Care is provided by nurses.", "Care is given by nurses."),
        ("He requested a scan, as requested.", "He requested a scan, as requested."),
        ("Your doctor has requested a scan.", "Your doctor has asked for a scan."),
        ("Come one hour beforehand.", "Come one hour before."),
        ("Tell us beforehand.", "Tell us beforehand."),
        ("Wash it thoroughly.", "Wash it well."),
        ("Read it thoroughly.", "Read it thoroughly."),
        ("Avoid excessive force.", "Avoid too much force."),
        ("An excessive force, or excessive doses.", "An excessive force, or excessive doses."),
        ("Get adequate rest.", "Get enough rest."),
        ("The drains are adequate.", "The drains are adequate."),
        ("He has considerable pain.", "He has great pain."),
        ("A considerable number.", "A large number."),
        ("There was considerable change.", "There was considerable change."),
        ("Ensure the wound is dry.", "Make sure the wound is dry."),
        ("This ensures your safety.", "This ensures your safety."),
        ("Adjust the dose, and adjust to the lens.", "Change the dose, and adjust to the lens."),
        ("The scar closes spontaneously.", "The scar closes on its own."),
        ("The scars close spontaneously.", "The scars close spontaneously."),
        ("Avoid playing a wind instrument.", "Avoid playing a wind instrument."),
        ("It will be discussed with a nurse.", "It will be discussed with a nurse."),
        ("The implants cease to work.", "The implants stop working."),
        ("An inability to walk.", "An inability to walk."),
        ("Inability to walk.", "Not being able to walk."),
        ("You are asked to rest.", "Please rest."),
        ("The form you are asked to sign.", "The form you are asked to sign."),
        # capitals
        ("Physicians help.", "Doctors help."),
        ("Ask at the Physician Center.", "Ask at the Physician Center."),
        ("Renal Clinic, floor 2.", "Renal Clinic, floor 2."),
        # longest first
        ("He had a myocardial infarction.", "He had a heart attack."),
        ("You have chest pain.", "You have chest pain."),
        # position in the sentence decides
        ("Therefore, rest.", "So rest."),
        ("Ear protection will therefore help.", "Ear protection will therefore help."),
        ("Call immediately if it bleeds.", "Call right away if it bleeds."),
        ("You are immediately taken home.", "You are immediately taken home."),
        ("The renal function is normal.", "The kidney function is normal."),
        ("The pain is renal.", "The pain is renal."),
        ("The swelling resolves in a week.", "The swelling goes away in a week."),
        ("This resolves the problem.", "This resolves the problem."),
        ("Fragments the lens.", "Breaks up the lens."),
        ("Remove the fragments.", "Remove the pieces."),
        ("Read the package insert.", "Read the package insert."),
        ("Refrain from food and from water.", "Refrain from food and from water."),
        ("You have multiple sclerosis.", "You have multiple sclerosis."),
        ("We have conducted tests.", "We have done tests."),
        ("A required test.", "A required test."),
        ("Tests are being developed.", "Tests are being developed."),
        ("Call us if a rash develops.", "Call us if a rash starts."),
        ("Help hospitalized people.", "Help hospitalized people."),
        ("She is hospitalized for a week.", "She is in the hospital for a week."),
        ("There is a risk of pulmonary embolism.", "There is a risk of a blood clot in the lung."),
        # what a proof-reader found
        ("Fragments that break loose.", "Pieces that break loose."),
        ("Ask the physician assistant.", "Ask the physician assistant."),
        ("Vascular and Imaging Center", "Vascular and Imaging Center"),
        ("It is rare, but when accompanied by fever, call.",) * 2,
        ("Pain accompanied by fever.", "Pain along with fever."),
        ("The pain will cease to grow.", "The pain will cease to grow."),
        ("It closes in the great majority of cases.", "It closes in nearly all cases."),
        ("It closes in the majority of cases.", "It closes in most cases."),
        ("The timing should be discussed with a nurse.",) * 2,
        ("Avoid playing wind instruments.", "Avoid playing wind instruments."),
        ("Germs on instruments.", "Germs on tools."),
        ("It may progress to rupture.", "It may progress to rupture."),
        ("The blister may rupture.", "The blister may burst."),
        ("Thyroid nodules and a solid nodule.", "Thyroid nodules and a solid nodule."),
        ("A nodule is in the lung.", "A small lump is in the lung."),
        ("The sling is discarded gradually.", "The sling is discarded slowly."),
        ("Inflammation promotes scarring.", "Inflammation promotes scarring."),
        ("Until control has been regained.", "Until control has been regained."),
        ("A drain becomes necessary.", "A drain becomes necessary."),
        ("Within the subsequent week.", "Within the next week."),
        ("It communicates with the bladder.", "It communicates with the bladder."),
        ("We communicate with your own doctor.", "We talk with your own doctor."),
        ("A sample is taken by means of a needle.", "A sample is taken using a needle."),
        ("We refer you to the cessation service.", "We refer you to the cessation service."),
    ],
)
def test_in_a_sentence(sentence: str, expected: str) -> None:
    assert plain(sentence) == expected


def test_hard_terms_are_found_in_every_number() -> None:
    found = hard_terms("Arteries carry blood; an artery has a thick wall. No MRI.")
    assert [entry.term for entry in found] == ["artery", "artery", "MRI"]
