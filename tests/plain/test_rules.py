"""Each rule by example: what it changes, and, as important, what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.plain import rewrite
from explainer.plain.address import (
    address_reader,
    plain_condition,
    speaks_of_the_reader,
)
from explainer.plain.listing import as_list
from explainer.plain.questions import ask_first
from explainer.plain.spell import spell_out
from explainer.plain.split import split


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Take 2 q6h.", "Take 2 every 6 hours."),
        ("Take 2 q4-6h.", "Take 2 every 4 to 6 hours."),
        ("1 tablet t.i.d. with food.", "1 tablet 3 times a day with food."),
        ("1 tablet b.i.d.", "1 tablet 2 times a day."),
        ("1 tablet (b.i.d.) now", "1 tablet (2 times a day) now"),
        ("Take it p.r.n. for pain.", "Take it as needed for pain."),
        ("It takes approx. 2 weeks.", "It takes about 2 weeks."),
        ("Wait 48 hrs.", "Wait 48 hours."),
        ("Wait 48 hrs; then rest.", "Wait 48 hours; then rest."),
        ("Wait 30 min. before food.", "Wait 30 minutes before food."),
        ("eGFR < 30 mL/min", "eGFR less than 30 mL/min"),
        ("people aged ≥65 years", "people aged at least 65 years"),
        ("4-6 weeks or 1–2%", "4 to 6 weeks or 1 to 2%"),
        ("between 6-18 months", "between 6 and 18 months"),
        ("Call 555-0142 or 12-3.", "Call 555-0142 or 12-3."),
        ("the 2019-20 season", "the 2019-20 season"),
        ("at L4-5 level", "at L4-5 level"),
        ("meals, e.g. soup", "meals, such as soup"),
        ("Tel. 555-0199", "Phone 555-0199"),
        ("no pain", "no pain"),
    ],
)
def test_spell_out(sentence: str, expected: str) -> None:
    assert spell_out(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The patient should rest.", "You should rest."),
        ("The patient is awake.", "You are awake."),
        ("The patient remains awake.", "You remain awake."),
        ("This helps the patient to breathe.", "This helps you to breathe."),
        ("Check the patient’s overall health.", "Check your overall health."),
        ("Patients must not drive.", "You must not drive."),
        (
            "Patients must not drive until they are able to grip.",
            "You must not drive until you are able to grip.",
        ),
        ("Patients with gout should not eat it.", "If you have gout, you should not eat it."),
        ("Patients who smoke should stop.", "If you smoke, you should stop."),
        ("Anyone who takes insulin should say so.", "If you take insulin, you should say so."),
        ("Anyone who is ill must call.", "If you are ill, you must call."),
        ("Anyone who cannot come should call.", "If you cannot come, you should call."),
        ("Anyone over 60 must have one.", "If you are over 60, you must have one."),
        ("Those on warfarin must bring it.", "If you are on warfarin, you must bring it."),
        (
            "Patients with asthma will be seen first and should bring their inhaler.",
            "If you have asthma, you will be seen first and should bring your inhaler.",
        ),
        ("People with asthma will be tired.", "People with asthma will be tired."),
        ("After surgery, patients should rest.", "After surgery, you should rest."),
        ("Patients are encouraged to walk.", "You are encouraged to walk."),
        ("Of 100 patients, patients may bleed.", "Of 100 patients, patients may bleed."),
        ("Anyone who should come may call.", "Anyone who should come may call."),
        (
            "A patient seeking surgery should ask his/her doctor.",
            "If you want surgery, you should ask your doctor.",
        ),
        # somebody else, or not sure
        ("Ask the surgeon and the patient.", "Ask the surgeon and the patient."),
        ("Most of the patients felt better.", "Most of the patients felt better."),
        ("The patient glows.", "The patient glows."),
        ("Some patients should rest.", "Some patients should rest."),
        ("The number of days that a patient stays.", "The number of days that a patient stays."),
        ("Patients should tell their mother.", "Patients should tell their mother."),
        ("The patient is up early and walks.", "The patient is up early and walks."),
        ("It may not be safe if the patient:", "It may not be safe if the patient:"),
        ("The patient must do it if he or she smokes.",) * 2,
        ("The patient may go when he or she is well.", "You may go when you are well."),
    ],
)
def test_patient_to_you(sentence: str, expected: str) -> None:
    assert address_reader(sentence)[0] == expected


def test_in_a_guide_for_parents_the_patient_is_not_the_reader() -> None:
    assert not speaks_of_the_reader(["Your child may eat.", "The patient should rest."])
    assert speaks_of_the_reader(["The patient should rest."])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Call us should you have pain.", "Call us if you have pain."),
        ("Should you be sick, call us.", "If you are sick, call us."),
        ("Should you fast?", "Should you fast?"),
        ("Ask what should you eat.", "Ask what should you eat."),
        ("Should the needle brush a nerve, tell us.", "If the needle brushes a nerve, tell us."),
        ("Should your blood pressure drop, lie down.", "If your blood pressure drops, lie down."),
        (
            "Should infection reach the bone, and fail to heal, you will need surgery.",
            "If infection reaches the bone, and fails to heal, you will need surgery.",
        ),
        (
            "Call us should you bleed, should the wound open, or should the stitches come loose.",
            "Call us if you bleed, if the wound opens, or if the stitches come loose.",
        ),
        ("Likewise, should pain return, call us.", "Likewise, if pain returns, call us."),
        ("Were this to happen, we would operate.", "If this were to happen, we would operate."),
        ("Do not lift it, nor should it be bent.", "Do not lift it, nor should it be bent."),
        (
            "Under no circumstances should this tablet be stopped.",
            "Under no circumstances should this tablet be stopped.",
        ),
        ("The arm should always be kept up.", "The arm should always be kept up."),
    ],
)
def test_plain_condition(sentence: str, expected: str) -> None:
    assert plain_condition(sentence)[0] == expected


# "|" marks the cut.
CUT = [
    "Keep it dry; it can get infected. → Keep it dry. | It can get infected.",
    "You may eat; however, if you are sick, stop. → You may eat. | But if you are sick, stop.",
    "The scan is loud and long for most people, and ear plugs will be given. → "
    "The scan is loud and long for most people. | Ear plugs will be given.",
    "Do not rub the eye that was treated today. →",
    "Do not rub the eye after this surgery, and avoid swimming for 2 weeks. → "
    "Do not rub the eye after this surgery. | Avoid swimming for 2 weeks.",
    "The surgeon makes a cut in the skin, removes the lump and closes the cut. → "
    "The surgeon makes a cut in the skin. | The surgeon removes the lump. | "
    "The surgeon closes the cut.",
    "The tube is passed through the nose and advanced to the stomach while you swallow. → "
    "The tube is passed through the nose. | It is advanced to the stomach while you swallow.",
    "A small bruise is common after the test, and will fade soon. → "
    "A small bruise is common after the test. | It will fade soon.",
    "The doctor places a lens, which stays in the eye for many years. → "
    "The doctor places a lens. | This lens stays in the eye for many years.",
    "A band is put on the upper arm, which may feel tight at first. → "
    "A band is put on the upper arm. | This may feel tight at first.",
    "You will meet the nurse, who will tell you what to do at home. → "
    "You will meet the nurse. | The nurse will tell you what to do at home.",
    "The cement is strong and sets in minutes, reducing pain and preventing collapse. → "
    "The cement is strong and sets in minutes. | This reduces pain and prevents collapse.",
    "Bad reactions are rare, occurring in 1 in 1,000. → "
    "Bad reactions are rare. | They occur in 1 in 1,000.",
    "An MRI is a test that uses a magnet and radio waves to make pictures. → "
    "An MRI is a test. | It uses a magnet and radio waves to make pictures.",
    "The tube comes out the next day, after which you may drink water. → "
    "The tube comes out the next day. | After this, you may drink water.",
    # a condition rules all that follows
    "If you have a fever, call us, and the nurse will tell you what to do. → "
    "If you have a fever, call us. | Then the nurse will tell you what to do.",
    "If you have a fever, you should call us, and the nurse must be told. →",
    "If you are sick, rest at home; do not come to the clinic. → "
    "If you are sick, rest at home. | In that case, do not come to the clinic.",
    "Unless you are told otherwise, rest at home; do not come to the clinic. →",
    "If you have pain on taking a deep breath or a fever; please call us. →",
    "When you get home, rest in bed for a day; drink plenty of water. →",
    "Until the clip is out, keep the arm dry; heavy bags should not be carried. → "
    "Until the clip is out, keep the arm dry. | "
    "During this time, heavy bags should not be carried.",
    "Because the skin is thin, it can tear even years later; the risk is small. → "
    "Because the skin is thin, it can tear even years later. | The risk is small.",
    "If you take insulin, bring it with you; provided that your sugar is normal, it is not needed. "
    "→ If you take insulin, bring it with you. | "
    "Provided that your sugar is normal, it is not needed.",
    "In most patients the tube comes out the next day; the drip may stay for longer. → "
    "In most patients the tube comes out the next day. | In these patients the drip may stay for "
    "longer.",
    "Sometimes the wound leaks a little for a week; a dressing may be needed. →",
    "For a morning test, eat nothing after midnight; for an afternoon test, you may eat toast. → "
    "For a morning test, eat nothing after midnight. | For an afternoon test, you may eat toast.",
    "Do not force the line; clamp the tube and call us. → "
    "Do not force the line. | Clamp the tube and call us.",
    "The drain must be emptied twice a day; a bulb that has filled is no longer drawing. → "
    "The drain must be emptied twice a day. | A bulb that has filled is no longer drawing.",
    "Your implant contains metal; consequently, you must not have an MRI scan. → "
    "Your implant contains metal. | So you must not have an MRI scan.",
    "Tell the nurse about any heart problems; any illness that you have had; all allergies. →",
    "Once the pain has started, the outlook is worse: about half of all people need surgery. → "
    "Once the pain has started, the outlook is worse. | "
    "Then about half of all people need surgery.",
    "A new bottle is given for each drug, and any old drops at home should be thrown away. → "
    "A new bottle is given for each drug. | Any old drops at home should be thrown away.",
    "You will be seen on the first day, then weekly for a month, and anyone who cannot come should "
    "tell us. → You will be seen on the first day, then weekly for a month. | "
    "Anyone who cannot come should tell us.",
    "We need to know all about your heart, your lungs, and any illness you have had before. →",
    "You may go home when the nurse is happy with the wound, and the pain is under control. →",
    "You may go home when the nurse is happy with the wound, and a letter will be sent to you. → "
    "You may go home when the nurse is happy with the wound. | A letter will be sent to you.",
    "You must not drive until the day after the test, and a friend has to stay with you. → "
    "You must not drive until the day after the test. | A friend has to stay with you.",
    "You will have an exam, talk about your health in general, and maybe have some more tests. →",
    "Tests have shown that the wound is clean, and the stitches can come out in a week. →",
    "Tell us if you have pain that is bad, and you may get more medicine. →",
    "The nurse thinks that the wound is clean, and it will heal in a week. →",
    # so does for whom, or for how long
    "In 20% of patients the vein does not grow, and another operation may be needed. → "
    "In 20% of patients the vein does not grow. | "
    "In these patients another operation may be needed.",
    "For the next 24 hours you must not drive a car, and you should not drink alcohol. → "
    "For the next 24 hours you must not drive a car. | "
    "During this time, you should not drink alcohol.",
    "Rarely, the needle may damage the nerve in the arm, and it may stay numb. → "
    "Rarely, the needle may damage the nerve in the arm. | Then it may stay numb.",
    "It may last for up to 6 weeks after the treatment, but generally resolves in the end. → "
    "It may last for up to 6 weeks after the treatment. | But it generally resolves in the end.",
    # a list of what not to do
    "Do not smoke; drink alcohol. →",
    "The following are not allowed: smoke; drink alcohol. →",
    "Do not smoke; avoid alcohol. → Do not smoke. | Avoid alcohol.",
    "Do not bend at the waist, lift heavy things, and take hot baths. →",
    # not clauses
    "Pain, swelling, and bleeding may occur on the day of the surgery. →",
    "This order is not intended to in any way, and does not, make a new rule at all. →",
    # weaker than it would become
    "The drug may be stopped by your own doctor, causing the pain to come back. → "
    "The drug may be stopped by your own doctor. | This may cause the pain to come back.",
    "The drug must not be stopped by your own doctor, causing the pain to come back. →",
    "We will talk at the hospital on Monday morning (it is near). → "
    "We will talk at the hospital on Monday morning. | It is near.",
    # why, what for, and what speaks against it
    "Because the effects of the drug may last for hours, you will need a ride home. → "
    "The effects of the drug may last for hours. | So you will need a ride home.",
    "Because it may last for hours, the effect of the drug is checked by a nurse. →",
    "Do not take aspirin for the next two weeks at home, as it can cause bleeding. → "
    "Do not take aspirin for the next two weeks at home. | This is because it can cause bleeding.",
    "Do not stop the tablets before the end of the course because you feel well. →",
    "A pillow must never be put under the knee at night, as this stops it from healing. →",
    "Most people go home the next day, although some go home the same evening. → "
    "Most people go home the next day. | But some go home the same evening.",
    "Although it is rare, an infection of the joint can be a serious problem. →",
    "Although this may make you cough a little, it should not be painful. → "
    "This may make you cough a little. | But it should not be painful.",
    "You should get out of bed as soon as you can in order to prevent blood clots. → "
    "You should get out of bed as soon as you can. | This is to prevent blood clots.",
    "Do not bend down from the waist in order to pick up heavy things from the floor. →",
    "The belly is filled with a harmless gas through a needle to create enough space. → "
    "The belly is filled with a harmless gas through a needle. | "
    "This is done to create enough space.",
    # what is set between commas
    "Fluid overload, which is more common in older people, may need a drug. → "
    "Fluid overload is more common in older people. | It may need a drug.",
    "No water, which is allowed on most days, may be drunk on the day itself. →",
    "Dry socket, a painful problem of the jaw, happens in about 3% of people. → "
    "Dry socket is a painful problem of the jaw. | It happens in about 3% of people.",
    "Tell us about all the medicines that you take, including any herbs and vitamins. → "
    "Tell us about all the medicines that you take. | These medicines include any herbs and "
    "vitamins.",
    "Avoid all sports after the operation, including swimming, for at least 6 weeks. →",
    "Healing may take from 6 months to 1 year in most people, depending on your age. → "
    "Healing may take from 6 months to 1 year in most people. | This depends on your age.",
    "The bag is cut from the liver, placed in a pouch and removed through the cut. → "
    "The bag is cut from the liver. | It is placed in a pouch. | It is removed through the cut.",
    "The patient lies still while the doctor finds the place and puts a needle into it. →",
    "You should be sure that you have a ride, and your family must know the time. →",
    "You may shower after 72 hours at home, but do not soak the arm in a bath. → "
    "You may shower after 72 hours at home. | But do not soak the arm in a bath.",
    "A white coating in the throat and bad breath are normal and do not show infection. → "
    "A white coating in the throat and bad breath are normal. | They do not show infection.",
    "The marrow is taken to check how blood cells are made and to look into your count. →",
    "The carotid arteries, which are on either side of the neck, supply blood to the brain. → "
    "The carotid arteries are on either side of the neck. | They supply blood to the brain.",
    "The prostate is a gland about the size of a walnut that surrounds the tube for urine. →",
    "The nurse, who will call you by name, takes you to the room upstairs. → "
    "The nurse will call you by name. | The nurse takes you to the room upstairs.",
    "Your doctor, a specialist in diseases of the heart, is in charge of the whole test. → "
    "Your doctor is a specialist in diseases of the heart. | "
    "Your doctor is in charge of the whole test.",
    "Stitches are put in the cut, so that it heals well, and a bandage is placed over it. →",
    # the end belongs to the main clause
    "It consists of a box, which holds the battery and circuits, and two leads to the heart. →",
    "The doctor gives a nerve block, which numbs the arm for hours, along with sedation. →",
    "Very common side effects, affecting 1 in 10 people, include nausea and a dry mouth. → "
    "Very common side effects affect 1 in 10 people. | They include nausea and a dry mouth.",
    # two clauses without a joint of their own
    "The test is safe for most people, however every test carries a small risk. → "
    "The test is safe for most people. | But every test carries a small risk.",
    "You will be taken to the ward, however long it is, and have a rest there. →",
    "I understand that the drug has risks as well as benefits, and that no promise can be made. → "
    "I understand that the drug has risks as well as benefits. | "
    "I also understand that no promise can be made.",
    "I understand that if I bleed, a transfusion may be given, and that this has risks. →",
    "Bone is put around the spine in the operation - which joins the two parts together. → "
    "Bone is put around the spine in the operation. | This joins the two parts together.",
    "Depending on the kind of test, you may keep your glasses and your hearing aids on. → "
    "You may keep your glasses and your hearing aids on. | This depends on the kind of test.",
    "Depending on whether you bleed, you may go home if the nurse agrees with it. →",
    # what "after" or "unless" rules, "and" and "in order to" may go on with
    "You can change your mind even after you have signed the form and the test has begun. →",
    "We will not do another operation unless it is needed in order to save your life. →",
    "Within the tube is a channel which lets light in, and another which sends pictures. →",
    # "to" before a number, a question or a person is no aim; "rather" has no subject of its own
    "You will use these for two to four weeks, followed by one for another three weeks. →",
    "You will be given a kit and a note on how and when to take it, and a list of foods. →",
    "I have had all of my questions answered, and have not been offered a reward. → "
    "I have had all of my questions answered. | I have not been offered a reward.",
    "This may be felt in the groin on some days, and can also be felt in the knee. → "
    "This may be felt in the groin on some days. | It can also be felt in the knee.",
    "It is not meant to be a full list of the risks, but rather is a short guide. →",
    "Stroke, heart attack and heart failure – these are rare in most people. →",
    "It depends on the size of your cancer; your health; and other drugs you may be taking. →",
    # a bracket is never cut open, and a second verb is never taken away
    "You will have a test (a short scan that shows your heart and your lungs) at noon. →",
    "Planned doses should be written down each week, and a note made after the dose is taken. →",
    "The device can check your heart and if it finds a slow rhythm it can send a pulse. → "
    "The device can check your heart. | If it finds a slow rhythm it can send a pulse.",
    "Most people will have a spray which is put on the back of the throat by a nurse. → "
    "Most people will have a spray. | This spray is put on the back of the throat by a nurse.",
    "You may have 1, 2, or 3 leads in the heart depending on the type that is used. → "
    "You may have 1, 2, or 3 leads in the heart. | This depends on the type that is used.",
    "You will have a blood test, a short scan (the one that shows the beat) will be done. →",
    "Very rarely a hernia that has given you pain for a while will become stuck out. →",
    "You will have a very sore throat that may last for up to 2 weeks at home. → "
    "You will have a very sore throat. | This very sore throat may last for up to 2 weeks at home.",
    "About 5% chance of some pain – this is because the nerves are stretched in the surgery. →",
    "Clots in the leg – as it is a short test and you are able to walk, the risk is low. →",
    # what a word means
    "Your child is having a myringotomy (a small cut in the eardrum) early tomorrow. → "
    "Your child is having a myringotomy early tomorrow. | "
    "A myringotomy is a small cut in the eardrum.",
    "You will have a scan (an MRI or a CT of the head) on the same day. →",
    "A port is a small device placed under the skin of your upper chest or arm. → "
    "A port is a small device. | It is placed under the skin of your upper chest or arm.",
    "It is a part of the bowel taken out by the surgeon in the course of surgery. →",
    # so that, and what for
    "You will rest here for an hour so the team can make sure that you are well. → "
    "You will rest here for an hour. | That way, the team can make sure that you are well.",
    "You will feel sleepy for the rest of the day so you must not drive home. → "
    "You will feel sleepy for the rest of the day. | So you must not drive home.",
    "If it hurts to do so you should stop the exercise and tell us at the next visit. →",
    "A spray is used on the back of the throat so you will not feel any pain. → "
    "A spray is used on the back of the throat. | So you will not feel any pain.",
    "You will be given a mild sedative through a vein to keep you calm and awake. → "
    "You will be given a mild sedative through a vein. | This is to keep you calm and awake.",
    "You will have a drip to give fluids and a thin tube to drain your bladder. →",
    "A hole is drilled in the bone to allow a view, or in bad cases the bone is removed. →",
    "Put a pillow under the whole of your leg whenever you sit down at home to reduce swelling. → "
    "Put a pillow under the whole of your leg whenever you sit down at home. | "
    "This is to reduce swelling.",
    # each step has its "will"
    "The doctor will read your notes, do an exam and order more tests of your blood. → "
    "The doctor will read your notes. | The doctor will do an exam. | "
    "The doctor will order more tests of your blood.",
    "You will be asked to lie on your side and hold your breath for a few seconds. →",
    "You will be taken to a bed on the ward and have something to drink there. → "
    "You will be taken to a bed on the ward. | You will have something to drink there.",
    "You may be taken to a bed on the ward and have something to drink there. → "
    "You may be taken to a bed on the ward. | You may have something to drink there.",
    "You will meet the nurse of the ward, during which she will ask you a lot of things. →",
    "You will stay on the ward for four hours, during which a nurse will check the cut. → "
    "You will stay on the ward for four hours. | During this time, a nurse will check the cut.",
    "Put ice on it for 20 minutes, making sure that a cloth is under the ice. → "
    "Put ice on it for 20 minutes. | Make sure that a cloth is under the ice.",
    # the same "may" for both, but no time that may be meant for both
    "Your doctor may explain the risks of the test and answer any questions you have. → "
    "Your doctor may explain the risks of the test. | "
    "Your doctor may answer any questions you have.",
    "You should stay in bed at home and avoid all hard work for the first 2 days. →",
    "You should not stay in bed at home all day and avoid any kind of walk. →",
    "The nurse will help you sit up in bed and take a few steps in the room. →",
    "It will give you help and support at home while the wound is still sore. →",
    "The cut will be closed with small clips and covered with a clean dry pad. → "
    "The cut will be closed with small clips. | The cut will be covered with a clean dry pad.",
    # one subject, two verbs
    "A long thin tube with a small camera on its end is used for this test and is passed through "
    "the mouth. → A long thin tube with a small camera on its end is used for this test. | "
    "It is passed through the mouth.",
    "The answers gained during your test may show the cause and will help your doctor. → "
    "The answers gained during your test may show the cause. | They will help your doctor.",
    "Your child should rest at home for a day and will then feel better again. → "
    "Your child should rest at home for a day. | Your child will then feel better again.",
    "The movements of the knee are started and controlled by the muscles of the leg. →",
    "After it, you will be given antibiotics to reduce the risk of infection and will go home. → "
    "After it, you will be given antibiotics to reduce the risk of infection. | You will go home.",
    "The leads carry the pulse to the heart and send news of the heart to the box. → "
    "The leads carry the pulse to the heart. | They send news of the heart to the box.",
    "These tablets help the heart to beat and keep it in its usual slow rhythm. →",
    "The clips hold the skin together and open wounds are then a lot less likely. →",
    # two requests
    "Please walk around as much as you can and drink plenty of water with your meals. → "
    "Please walk around as much as you can. | Drink plenty of water with your meals.",
    "Avoid lifting any heavy bags at home and drink plenty of water with your meals. →",
    "Put an ice pack on your knee and keep the leg up for the first 3 days. →",
    "Ask a friend to come with you and take you home in a car later. →",
    "Take the tablets with a glass of water and call the ward if you feel sick. →",
    # "as" where it says why
    "The test will not stop you from breathing as the tube does not enter the lungs. → "
    "The test will not stop you from breathing. | "
    "This is because the tube does not enter the lungs.",
    "You may feel a slight pull in the arm as the tube is slowly put in. →",
    "Take all of your tablets in the morning as the doctor has told you to do. →",
    "You should come back to see the nurse at the clinic as soon as it is possible. →",
    "The scar on your knee may not look quite the same as it does right now. →",
    # what is done for what
    "You will need to wear glasses for some weeks after surgery to get the best sight you can. → "
    "You will need to wear glasses for some weeks after surgery. | "
    "This is to get the best sight you can.",
    "It is normal for people who have had this test to find a little blood in it. →",
    "The whole test can take the doctor up to an hour in all to find the cause. →",
    "The drugs may cause the valves inside the heart to open a bit more than they should. →",
    # a condition is said again, or goes on as "then"
    "If the cut bleeds for ten minutes, you should press on it with a clean cloth and call the "
    "ward today. → If the cut bleeds for ten minutes, you should press on it with a clean cloth. | "
    "In that case, you should call the ward today.",
    "If you are sick, you have a fever that will not go away, and you cannot drink, you must call "
    "us today. →",
    "Once the tube is in the right place, the doctor puts in the dye slowly and an X-ray is taken "
    "of it. → Once the tube is in the right place, the doctor puts in the dye slowly. | "
    "Then an X-ray is taken of it.",
    # a label is no sentence, so its "which" goes
    "Deep infection of the joint (around 1%), which may need another operation at some time. → "
    "Deep infection of the joint (around 1%) may need another operation at some time.",
    "Slipping of the joint occurs in about 3% of patients, mainly in the first 3 months. → "
    "Slipping of the joint occurs in about 3% of patients. | "
    "This occurs mainly in the first 3 months.",
    # what "which" means
    "They will look at the food pipe, stomach and duodenum, which is the first part of the gut. → "
    "They will look at the food pipe, stomach and duodenum. | "
    "The duodenum is the first part of the gut.",
    "The surgeon takes out the natural lens of your eye, which has developed a cataract. →",
    "The lens in the eye has become cloudy making it hard for you to see well. → "
    "The lens in the eye has become cloudy. | This makes it hard for you to see well.",
    # "As" and "so"
    "Dialysis is a treatment to clean waste from your blood, as your kidneys did before. →",
    "All samples are sent away to the lab so the results will not be ready on that day. → "
    "All samples are sent away to the lab. | So the results will not be ready on that day.",
    "You may feel better when you lie down as it will stop the bulge, but it will not go away. → "
    "You may feel better when you lie down. | This is because it will stop the bulge. | "
    "But it will not go away.",
    "Your doctor wants to operate because you are in pain or because the bowel may get stuck. →",
    "It is normal to bleed a little if you have had a biopsy taken (a small piece of skin). →",
    "A needle will be put into one of your veins, usually in the back of the hand to give drugs. →",
    "It is a good idea to learn how the eye works in order to understand what it needs. →",
    # for how long
    "During the scan, you may find the machine very loud and you will be given ear plugs. → "
    "During the scan, you may find the machine very loud. | "
    "During this time, you will be given ear plugs.",
    "This sheet gives you some idea about the pain of birth, and what can be done for it. →",
    # a bracket that speaks to the reader
    "This is done under local anaesthetic (you will be awake and feel no pain) at the clinic. → "
    "This is done under local anaesthetic at the clinic. | You will be awake and feel no pain.",
    "If it is done under local anaesthetic (you will be awake), tell the nurse at once. →",
    "An epidural blocks pain in the lower half of the body, but it may make you itch. → "
    "An epidural blocks pain in the lower half of the body. | But it may make you itch.",
    # what a fresh leaflet got wrong
    "Drugs and shock waves were tried to dissolve the stones but was not of much use. →",
    "They were tried for years with no success, especially as the stones may come back. →",
    "This sheet is designed to help you more and enable you and your family to take part. →",
    "Some people experience pain, which is usually not severe and can be treated with tablets. → "
    "Some people experience pain. | This is usually not severe. | "
    "It can be treated with tablets.",
    "Bile has quite a few tasks, one of which is to help you to absorb fats. → "
    "Bile has quite a few tasks. | One of these is to help you to absorb fats.",
    "Most people who have had this surgery feel no change, however, some do have loose stools. → "
    "Most people who have had this surgery feel no change. | But some do have loose stools.",
    "Sometimes small stones may be spilled in the belly and this may cause some pain. → "
    "Sometimes small stones may be spilled in the belly. | This may cause some pain.",
    "The sheet is a general guide and there may be some changes in your own case. → "
    "The sheet is a general guide. | There may be some changes in your own case.",
    "The test shows how the left side of the heart and the lung works at rest. →",
    # two things asked of one
    "You will be asked to keep your head still during the test, and lie as flat as possible. → "
    "You will be asked to keep your head still during the test. | "
    "You will also be asked to lie as flat as possible.",
    "You will need to wear a gown for the scan and to take off all of your metal rings. → "
    "You will need to wear a gown for the scan. | "
    "You will also need to take off all of your metal rings.",
    "You will be asked to wait in the room at the end and have a drink with your friend. →",
    "You should not be asked to sign the form at once and go home on the same day. →",
    "You may be asked to stop the tablets and take the new ones for 3 days before the test. →",
    # how it is done
    "It takes a set of clear pictures of the inside of your body using a lot of X-rays. → "
    "It takes a set of clear pictures of the inside of your body. | "
    "This is done using a lot of X-rays.",
    "The test of the small lump in your breast is always done by taking a piece of it. →",
    "You may lower the risk of a blood clot in your leg by moving your feet up and down. →",
    # which of them
    "The scans are done by a radiographer who is used to people who do not like the noise. → "
    "The scans are done by a radiographer. | "
    "This radiographer is used to people who do not like the noise.",
    "You must bring with you on the day of the test a friend who can take you home. →",
    "The joint is covered by smooth cartilage which makes the bones glide free of pain. → "
    "The joint is covered by smooth cartilage. | "
    "This smooth cartilage makes the bones glide free of pain.",
    # examples, but not where they say which kind is meant
    "It is good to tell us if you take any anticoagulants, for example aspirin or warfarin. → "
    "It is good to tell us if you take any anticoagulants. | Examples are aspirin or warfarin.",
    "Please tell us well before the scan if you have a long illness such as gout or asthma. →",
    # so please, and then we
    "The results of the test are not sent back to the clinic, so please do not call us. → "
    "The results of the test are not sent back to the clinic. | So please do not call us.",
    "Please let us know if you feel any pain at all and we will give you more spray. → "
    "Please let us know if you feel any pain at all. | Then we will give you more spray.",
    "Make sure that your friend is at home with you and the nurse will know the number. →",
    "Before the operation starts, we will put a drape over your eye and nose to keep the eye "
    "clean. → Before the operation starts, we will put a drape over your eye and nose. | "
    "This is to keep the eye clean.",
    # a comma between two sentences
    "You will meet the nurse in the clinic that day, you will have some blood tests. →",
    "You will meet the nurse in the clinic on Monday, you will have some blood tests. → "
    "You will meet the nurse in the clinic on Monday. | You will have some blood tests.",
    "In the weeks that it takes for the skin to heal, you should not go swimming. →",
    "During the test a piece of tissue may be taken, this is called a biopsy. → "
    "During the test a piece of tissue may be taken. | This is called a biopsy.",
    "After the nurse has taken the tube out of your arm, it is usual to feel tired. →",
    "As it is put in and you start to feel the tube, it may be hard to talk. →",
    "As the scan does not hurt and is a short one, you do not need a sedative. → "
    "The scan does not hurt and is a short one. | So you do not need a sedative.",
    # what a participle adds
    "Your test showed a lot of fluid, meaning that the heart does not pump well. → "
    "Your test showed a lot of fluid. | This means that the heart does not pump well.",
    "Gadgets for cleaning are not recommended, having been linked to harm of the lungs. → "
    "Gadgets for cleaning are not recommended. | They have been linked to harm of the lungs.",
    "Swelling and bruises are to be expected, reaching their peak in 2 days and easing within 7. → "
    "Swelling and bruises are to be expected. | They reach their peak in 2 days and ease within 7.",
    "The tube may come loose in the first few days, causing the wound to leak. → "
    "The tube may come loose in the first few days. | This may cause the wound to leak.",
    "If the tube comes loose in the first days, it may leak, causing pain. →",
    "Complete the diary every morning for a week, noting the time you went to bed. → "
    "Complete the diary every morning for a week. | Note the time you went to bed.",
    "Do not lift the arm above your shoulder at any time, keeping the elbow bent. →",
    "Go straight to the hospital, taking this sheet with you, if you have a lot of pain. →",
    "Yours will visit you on the day, discuss the options, and stay, checking your pulse. →",
    "Lift the arm above your shoulder twice every day, not using any heavy weights. → "
    "Lift the arm above your shoulder twice every day. | Do not use any heavy weights.",
    "The sling is worn by day and by night, being taken off only to wash. → "
    "The sling is worn by day and by night. | It is taken off only to wash.",
    "The operation makes a small new channel, guarded by a flap in the white of the eye. → "
    "The operation makes a small new channel. | "
    "This channel is guarded by a flap in the white of the eye.",
    "The pain is usually treated with a tablet, taken with food in the morning. →",
    "Long walks, coupled with a good diet at home, are known to help most people. →",
    "Each line should be flushed after every use, and once weekly when it is not in use. →",
    "Asthma is one of a group of diseases in which the airways are too narrow. → "
    "Asthma is one of a group of diseases. | In these diseases, the airways are too narrow.",
    # a second verb of one subject
    "Healing of the wound, although slow, is almost certain, and depends on your diet. → "
    "Healing of the wound, although slow, is almost certain. | It depends on your diet.",
    "Some strong drugs suppress your dreams and, when a test is planned, may be stopped. → "
    "Some strong drugs suppress your dreams. | "
    "When a test is planned, they may be stopped.",
    "The test shows whether the veins are narrowed, and helps with planning your treatment. → "
    "The test shows whether the veins are narrowed. | It helps with planning your treatment.",
    "Call the ward if the wound on your leg opens, and is not dry after an hour. →",
    "People who use a mask at night cannot do so while the nose is dressed, and are kept in. → "
    "People who use a mask at night cannot do so while the nose is dressed. | They are kept in.",
    "Tell us about any tablet that may upset your stomach a little, and may cause bleeding. →",
    "Patients with asthma who use an inhaler will be seen first and should bring it with them. → "
    "Patients with asthma who use an inhaler will be seen first. | "
    "They should bring it with them.",
    # what a thing is
    "In this test, a small amount of spinal fluid, the clear liquid round the brain, is taken out. "
    "→ Spinal fluid is the clear liquid round the brain. | "
    "In this test, a small amount of spinal fluid is taken out.",
    "The nurse will fix small pads to your chest, arms and legs, a step that takes ten minutes. → "
    "The nurse will fix small pads to your chest, arms and legs. | This step takes ten minutes.",
    "A few people will need a stent, a procedure in which a small tube is put in. → "
    "A few people will need a stent. | In this procedure, a small tube is put in.",
    "The doctor may go in through the wrist or the groin, a local anaesthetic is used. →",
    "Tell us about any heart problems, a rash, a drug that made you sick. →",
    "The cause cannot be known until a sample has been seen, and so the test is needed. → "
    "The cause cannot be known until a sample has been seen. | So the test is needed.",
    "Blood tests tell us that the kidneys leak protein, but they seldom show the reason. → "
    "Blood tests tell us that the kidneys leak protein. | But they seldom show the reason.",
    "The doctor thinks that the kidneys leak protein, but the tests are not back yet. →",
    "Shampoo your hair and leave it free of any sprays, all of which spoil the test. → "
    "Shampoo your hair and leave it free of any sprays. | All of these spoil the test.",
    # what another leaflet showed to be wrong
    "Contact sports, digging, and the lifting of heavy bags are not wise for a week. →",
    "It is stopped on the day of the test, and restarted only once your blood has been seen. →",
    "If the cancer has spread, these nodes show it first; conversely, if they are clear, it is "
    "not likely. → If the cancer has spread, these nodes show it first. | "
    "Conversely, if they are clear, it is not likely.",
    "Lean the head forward so that blood is not swallowed, and go to the hospital at once. →",
    "Start the exercises on the first morning, even though the armpit may feel tight. →",
    "You are pregnant or think that you may be, since X-rays can harm a baby. →",
    "Fluid drains to a chain of glands in the armpit, the first of which are seen. → "
    "Fluid drains to a chain of glands in the armpit. | The first of these are seen.",
    "In 1 in 250 a small coil is put in to stop it, and in 1 in 2,000 the kidney is removed. → "
    "In 1 in 250 a small coil is put in to stop it. | In 1 in 2,000 the kidney is removed.",
    # why, and what for
    "Because most babies face a slightly raised risk of harm, a nurse will watch them. → "
    "Most babies face a slightly raised risk of harm. | So a nurse will watch them.",
    "Because your heart, lungs and kidneys must be strong for this, you will have more tests. "
    "→ Your heart, lungs and kidneys must be strong for this. | So you will have more tests.",
    "A scan of the hip is done if it was not done before, so that we can plan. → "
    "A scan of the hip is done if it was not done before. | That way, we can plan.",
    "Most growths of this kind prove to be harmless, although some do come back. → "
    "Most growths of this kind prove to be harmless. | But some do come back.",
    "You will be given two tablets for the next day, to be taken with water. → "
    "You will be given two tablets for the next day. | This is to be taken with water.",
    "The tube allows strong drugs, such as chemotherapy, to be given into a vein. →",
    "While you take this drug, you must not drive a car or drink any alcohol, and you should use "
    "the cream. → While you take this drug, you must not drive a car or drink any alcohol. | "
    "During this time, you should use the cream.",
    # what hangs behind a comma
    "The drug may cause a rash or a dry mouth in some people, none of which is dangerous. → "
    "The drug may cause a rash or a dry mouth in some people. | None of these is dangerous.",
    "The whole visit takes about three hours in all, most of which is spent waiting for you. → "
    "The whole visit takes about three hours in all. | Most of this is spent waiting for you.",
    "The nurse will ring some of the patients, most of whom go home on the same day. → "
    "The nurse will ring some of the patients. | Most of them go home on the same day.",
    "A pack is put in the throat, the purpose of which is to keep it dry. → "
    "A pack is put in the throat. | The purpose of this is to keep it dry.",
    "It may cause a stroke or a mini-stroke (TIA), the symptoms of which pass in a day. → "
    "It may cause a stroke or a mini-stroke (TIA). | "
    "The symptoms of a mini-stroke (TIA) pass in a day.",
    "Take the tablets as usual unless you feel sick, in which event please call the ward. → "
    "Take the tablets as usual unless you feel sick. | In that case, please call the ward.",
    "You will be seen two weeks before the test, when a nurse will take some blood. → "
    "You will be seen two weeks before the test. | At that time, a nurse will take some blood.",
    "You may need more tests at the hospital, when the first ones are not clear enough. →",
    "The doctor makes two cuts of about 8 mm, through which the tools are passed. → "
    "The doctor makes two cuts of about 8 mm. | Through these, the tools are passed.",
    "The drug must not be stopped at once, for a sudden stop may harm your heart. → "
    "The drug must not be stopped at once. | "
    "This is because a sudden stop may harm your heart.",
    "The drug has been used at this hospital, for most people with it do very well. →",
    "The test is put off if your sugar is too high, given the greater risk of infection. → "
    "The test is put off if your sugar is too high. | "
    "This is because of the greater risk of infection.",
    "You may be given fluids on the evening before, the dye being harmful to weak kidneys. → "
    "You may be given fluids on the evening before. | The dye is harmful to weak kidneys.",
    "Open surgery or a laser, neither of which would be done before the scan is ready. →",
    "Two slivers of tissue are taken with the needle, each no thicker than a pencil lead. → "
    "Two slivers of tissue are taken with the needle. | Each is no thicker than a pencil lead.",
    # whose?
    "It is a virus of wild birds and other animals, which can spread to people. →",
    "After sedation is achieved, a probe will be placed into the canal and the canal will be "
    "widened. → After sedation is achieved, a probe will be placed into the canal. | "
    "The canal will be widened.",
    # requests one after another, but not what "do not" may rule
    "Ring the bell, tell the nurse that you feel sick, and ask that the drip be stopped until it "
    "is safe. → Ring the bell. | Tell the nurse that you feel sick. | "
    "Ask that the drip be stopped until it is safe.",
    "Wash the skin with soap and water, pat it dry and put the cream on the rash, the elbows and "
    "the knees. → Wash the skin with soap and water. | Pat it dry. | "
    "Put the cream on the rash, the elbows and the knees.",
    "Do not bend at the waist, lift heavy things from the floor, and take hot baths in the first "
    "two weeks. →",
    "Please do not smoke, eat a full meal, and take a long walk on the same day as the test. →",
    "Wash your hands, ask your nurse to check the wound, clean it and put a new dressing on it. →",
    "Eat a light meal, drink plenty of water and take your tablets as usual on the day of the "
    "scan. →",
    "Bring your own pillow if you like, along with a towel, your card and any tablets that you "
    "take. → Bring your own pillow if you like. | "
    "Also bring a towel, your card and any tablets that you take.",
    # the verb said for each
    "In that room, sticky pads will be placed on your chest, a cuff around your arm and a peg on "
    "your finger. → In that room, sticky pads will be placed on your chest. | "
    "A cuff will be placed around your arm. | A peg will be placed on your finger.",
    "A bag will be given to you in the hall, a form at the desk and a drink. →",
    "The surgeon drills a hole in the bone, opens the thin skin below it and slides the wire into "
    "place. → The surgeon drills a hole in the bone. | The surgeon opens the thin skin below it. | "
    "The surgeon slides the wire into place.",
    "Bleeding that needs blood happens in 2% of cases, infection in 5%, and death in fewer than "
    "1%. → Bleeding that needs blood happens in 2% of cases. | Infection happens in 5%. | "
    "Death happens in fewer than 1%.",
    "A weak face is reported in fewer than 1% of cases, and a numb face in about 1 in 1,000. → "
    "A weak face is reported in fewer than 1% of cases. | "
    "A numb face is reported in about 1 in 1,000.",
    "A stroke happens in 2% of people without signs and in as many as 6% of those who had one. → "
    "A stroke happens in 2% of people without signs. | "
    "This happens in as many as 6% of those who had one.",
    # names alone, and brackets
    "Rare but serious: harm to the bone marrow, which lets germs in; a sore lung; and scars. →",
    "A sore throat that lasts; a cut on the lip or tongue; harm to the teeth (1 in 4,500). → "
    "A sore throat that lasts. | A cut on the lip or tongue. | Harm to the teeth (1 in 4,500).",
    "Take one tablet at night (the second tablet should be taken only if the pain is bad). → "
    "Take one tablet at night. | The second tablet should be taken only if the pain is bad.",
    "You will have a spinal anaesthetic in most cases (where you are awake but feel no pain). →",
    "Very rare big risks, among them a stroke, a clot and a fall, are dealt with elsewhere. → "
    "Very rare big risks are dealt with elsewhere. | Examples are a stroke, a clot and a fall.",
]


LISTS = [
    "Call 555-0131 if you get a fever above 38 C, more belly pain, constant vomiting, or pus from "
    "the cut. → Call 555-0131 if you get any of these: | A fever above 38 C | More belly pain | "
    "Constant vomiting | Pus from the cut",
    "Please call the ward today if the bleeding goes on, if the pain gets worse, or if you have "
    "a fever. → Please call the ward today in any of these cases: | If the bleeding goes on | "
    "If the pain gets worse | If you have a fever",
    "See a doctor if your child is very sleepy, is unable to drink, or has a temperature over 39 C "
    "at night. → See a doctor if any of these is true: | Your child is very sleepy | "
    "Your child is unable to drink | Your child has a temperature over 39 C at night",
    "If you have a fever above 38 C, severe pain, vomiting that goes on, or bleeding from the cut, "
    "call us. → Call us if you have any of these: | A fever above 38 C | Severe pain | "
    "Vomiting that goes on | Bleeding from the cut",
    "Tell us five days before the test if you take insulin, have had a stroke or are allergic to "
    "latex. → Tell us five days before the test if any of these is true: | You take insulin | "
    "You have had a stroke | You are allergic to latex",
    "Other risks include (but are not limited to) broken teeth, infection, liver failure, "
    "bleeding, blood clots and death. → Other risks include (but are not limited to): | "
    "Broken teeth | Infection | Liver failure | Bleeding | Blood clots and death",
    "Call your doctor if you have any of these signs: a dry cough; loss of appetite; sores on the "
    "cheek, tongue and lips; or a rash. → Call your doctor if you have any of these signs: | "
    "A dry cough | Loss of appetite | Sores on the cheek, tongue and lips | A rash",
    "How long it takes depends on the kind of test, the size of the lump, and your general health. "
    "→ How long it takes depends on: | The kind of test | The size of the lump | "
    "Your general health",
    "This leaflet tells you about the kinds of surgery, how to get ready for it, and what will "
    "happen on the day. → This leaflet tells you about: | The kinds of surgery | "
    "How to get ready for it | What will happen on the day",
    "It is given to people who have a mechanical heart valve, a clot in a vein, or an irregular "
    "heartbeat. → It is given to people who have any of these: | A mechanical heart valve | "
    "A clot in a vein | An irregular heartbeat",
    "Some people who have kidney, lung, or liver problems may not be able to take this drug at "
    "home. →",
    "These problems can make it hard to read, work on a computer, watch television and drive at "
    "night. → These problems can make it hard to: | Read | Work on a computer | "
    "Watch television | Drive at night",
    "It is safe for you not to eat, drink any water, take your tablets and wash your hair at "
    "home. →",
    "You will be asked to lie on your side, keep quite still and hold your breath for 10 seconds. "
    "→",
    "The risks are affected by the type of cataract, how much the pupil opens, and other drugs you "
    "may be taking. → The risks are affected by: | The type of cataract | "
    "How much the pupil opens | Other drugs you may be taking",
    "The condition causes wear of the hip joint, changing the bone which can result in pain, "
    "stiffness and less movement. →",
    # the same words may be meant for several items
    "It can come from illnesses such as diabetes, some kinds of cancer, and with other problems of "
    "the eyes. →",
    "The test helps to find the cause of your symptoms, guide treatment, and show whether more "
    "tests are needed. → The test helps to: | Find the cause of your symptoms | Guide treatment | "
    "Show whether more tests are needed",
    "If you have a long illness such as diabetes, asthma, gout or high blood pressure, ask your "
    "doctor about more checks. →",
    "The risks of this test include severe pain, bleeding, bruising, numbness of the whole leg, "
    "and in some cases death. →",
    "This test does not cause pain in the arm, bleeding of the gums, a loss of feeling, or any "
    "other harm. →",
    "Please call the clinic without delay if you see redness, swelling, or drainage of pus from "
    "the wound. →",
    "Go to the hospital at once if you have severe pain in the neck, chest or belly, black stools, "
    "or vomiting of blood. →",
    "Call us right away if you have a fever, black stools, more pain, or cough within 48 hours of "
    "the test. →",
    "Call us if you have a fever, pain or a cough. →",
    # what stands behind the list rules all of it
    "Fever, painful swallowing, confusion, weakness of one side, or severe chest pain happening "
    "within two months of the test constitutes an emergency. → Any of these happening within two "
    "months of the test constitutes an emergency: | Fever | Painful swallowing | Confusion | "
    "Weakness of one side | Severe chest pain",
    "Swelling of the ankle, redness of the calf, or a new pain behind the knee should be reported "
    "to the clinic without delay. → Any of these should be reported to the clinic without delay: | "
    "Swelling of the ankle | Redness of the calf | A new pain behind the knee",
    "A stiff neck, clear drainage from the nose or ear, lasting sickness or a temperature above "
    "38.5°C calls for a visit. → Any of these calls for a visit: | A stiff neck | "
    "Clear drainage from the nose or ear | Lasting sickness | A temperature above 38.5°C",
    "You must not lift heavy shopping, push a vacuum cleaner, dig in the garden or play golf for "
    "six weeks after the operation. → You must not do any of these for six weeks after the "
    "operation: | Lift heavy shopping | Push a vacuum cleaner | Dig in the garden | Play golf",
    "You should not take aspirin, naproxen or any herbal remedy for seven days before the test "
    "unless we tell you to. → You should not take any of these for seven days before the test "
    "unless we tell you to: | Aspirin | Naproxen | Any herbal remedy",
    # ... or nobody knows what it rules
    "Do not eat solid food, drink milk, chew gum or smoke after midnight on the day before it. →",
    "Avoid strong tea, any old cheese and any cured meat while you take the new tablets at home. →",
    "Refrain from driving, and from lifting heavy things, squatting or cycling for one whole week "
    "after it. →",
    "The nurse will check your pulse, the dressing and the feeling in your toes every 15 minutes "
    "that night. →",
    "You will need a chest X-ray, an ECG and some blood tests before we can decide what is safe. →",
    "However, swelling, redness or pain around the wound is normal and should go away within two "
    "weeks. →",
    "The risks of bleeding, infection and clots are very small and should not stop you from having "
    "it done. →",
    "Your age, your weight, or how fit you are may change the dose that we give you before the "
    "scan. →",
    "The bag holds a pump that moves the fluid, a battery and a filter that is changed by you each "
    "week. →",
    "This drug may cause a dry mouth, loss of taste, smell or hearing, and a rash on the hands or "
    "feet. →",
    "Do not drive, use machines or climb ladders as this drug makes you sleepy for the first few "
    "hours. →",
    "For a week, or for as long as it hurts, please rest the arm on a pillow, and take a tablet "
    "for it. →",
    # cases
    "Call us if the pain gets worse, if the wound opens or if you have a fever and someone will "
    "come to you. →",
    "It does not matter if you take it in the morning, if you take it at noon, or if you take it "
    "at night. →",
    "Call the nurse line (555-0136, 24 hours) if you notice redness, warmth or pus at the cut, if "
    "you feel sick, or if it hurts. → Call the nurse line (555-0136, 24 hours) in any of these "
    "cases: | If you notice redness, warmth or pus at the cut | If you feel sick | If it hurts",
    "If at any time the eye becomes red, sticky or painful, or if its sight gets worse, you must "
    "be seen within 24 hours. → You must be seen within 24 hours in any of these cases: | "
    "If at any time the eye becomes red, sticky or painful | If its sight gets worse",
    "Your surgeon wants to operate because you are in pain, because the bowel may get stuck soon, "
    "or because it grows. → Your surgeon wants to operate for one of these reasons: | "
    "You are in pain | The bowel may get stuck soon | It grows",
    "The risk is higher if you smoke, if you weigh too much or if you have had a clot, and lower "
    "if you walk. →",
    "Call the office if you have more questions, or if you need a note for your work on "
    "(01482) 674080 at any time. →",
    "Please tell us if you have a bad valve, rheumatic heart disease or if you take drugs before "
    "you see the dentist. → Please tell us in any of these cases: | "
    "If you have a bad valve or rheumatic heart disease | "
    "If you take drugs before you see the dentist",
    "Call the unit if you have trouble with your breath, chest pain, a temperature above 38 °C "
    "that goes on, or if you cough up blood. → Call the unit in any of these cases: | "
    "If you have trouble with your breath, chest pain or a temperature above 38 °C that goes on | "
    "If you cough up blood",
    "For bleeding that does not stop, or for numbness that is still there the next day, please "
    "call the clinic on 555-0144. → Please call the clinic on 555-0144 for any of these: | "
    "Bleeding that does not stop | Numbness that is still there the next day",
    # a label is said of all
    "Rare but serious: harm to the bone marrow, which lets germs in; a sore lung; and scars of the "
    "liver. → Rare but serious: | Harm to the bone marrow, which lets germs in | A sore lung | "
    "Scars of the liver",
    "Common (more than 1 in 100): feeling sick, headache, dry mouth, thinning of the hair, or "
    "blisters on the lip. → Common (more than 1 in 100): | Feeling sick | Headache | Dry mouth | "
    "Thinning of the hair | Blisters on the lip",
    # things to do
    "If the bag leaks, turn off the pump, close the clamp, wrap the bag in a towel and call the "
    "home care nurse. → If the bag leaks, do all of these: | Turn off the pump | Close the clamp | "
    "Wrap the bag in a towel | Call the home care nurse",
    "If you forget one, do not take two at once, tell your doctor about it, and remember to take "
    "the next. →",
    "When you get home, rest on the sofa, keep your leg up and drink plenty of water for the first "
    "day. →",
    # objects that open alike
    "You should bring your insurance card, a list of your allergies, the name of your pharmacy and "
    "a friend who can drive. → You should bring these: | Your insurance card | "
    "A list of your allergies | The name of your pharmacy | A friend who can drive",
    "For one week, avoid lifting more than 5 kg, playing wind instruments and running to the point "
    "of pain. → For one week, avoid all of these: | Lifting more than 5 kg | "
    "Playing wind instruments | Running to the point of pain",
    "We look at the size of the heart, the movement of its walls, and the flow of blood through it "
    "today. → We look at these: | The size of the heart | The movement of its walls | "
    "The flow of blood through it today",
    "Our team weighed your age, your strength, the width of your arteries as measured, and any "
    "disease of the lungs, kidneys or liver. → Our team weighed these: | Your age | "
    "Your strength | The width of your arteries as measured | "
    "Any disease of the lungs, kidneys or liver",
    "In that room, sticky pads will be placed on your chest, a cuff around your arm and a peg on "
    "your finger. →",
    "The joint that was replaced is made up of three bones, the thigh bone, the shin bone and the "
    "knee cap. →",
    "You may well notice a change in the colour, the size or the shape of a mole on your back. →",
    "You will be seen by your own doctor, a specialist in diseases of the heart, and the head "
    "nurse. →",
    "Our staff begin working with you within hours of surgery, getting you up and growing your "
    "confidence. →",
    "We can see the inside of the voice box, the windpipe and the airways on a screen in the "
    "room. →",
    "It may harm your own kidneys, an eye or the hearing, and you must not take it again. →",
]


SUBJECTS = st.sampled_from(["The nurse will check", "We need", "Bring", "They look at"])
DETERMINER = st.sampled_from(["a", "the", "your", "any", "another"])
NAME = st.sampled_from(["red card", "long letter", "small bag", "list", "blue gown", "warm coat"])
NAMES = st.lists(st.tuples(DETERMINER, NAME).map(" ".join), min_size=3, max_size=6, unique=True)


@given(SUBJECTS, NAMES, st.sampled_from(["and", "or"]), st.booleans())
def test_every_item_of_a_list_is_there_once(
    lead: str, names: list[str], joint: str, comma: bool
) -> None:
    *first, last = [f"{name} of good old paper" for name in names]
    found = as_list(f"{lead} {', '.join(first)}{',' * comma} {joint} {last}.")
    assert found is not None
    assert [item.lower() for item in found.items] == [*first, last]
    assert found.lead.startswith(lead)
    assert ("any of these" in found.lead) == (joint == "or")


@pytest.mark.parametrize("case", LISTS)
def test_a_long_list_becomes_a_list_where_its_items_stand_alone(case: str) -> None:
    sentence, _, expected = (part.strip() for part in case.partition("→"))
    found = as_list(sentence)
    assert " | ".join((found.lead, *found.items) if found else (sentence,)) == (
        expected or sentence
    )


def test_an_item_of_a_list_we_made_ends_like_the_sentence_it_was_in() -> None:
    parts = rewrite.sentence(
        "Call us if you notice spreading redness around the wound, warmth or cloudy drainage at "
        "any cut, or a temperature of 38.3 C or more."
    ).parts
    assert [(part.text, part.item) for part in parts] == [
        ("Call us if you notice any of these:", False),
        ("Spreading redness around the wound.", True),
        ("Warmth or cloudy drainage at any cut.", True),
        ("A temperature of 38.3 C or more.", True),
    ]


ASKED = [
    "If you take any other medicine, please keep on taking it as usual on the day of the test. → "
    "Do you take any other medicine? | "
    "If so, please keep on taking it as usual on the day of the test.",
    "If you are having the test as an outpatient, you will be asked to come two hours early. → "
    "Are you having the test as an outpatient? | If so, you will be asked to come two hours early.",
    "If you have been given a drug called warfarin, then call the ward before you come to us. → "
    "Have you been given a drug called warfarin? | "
    "If so, call the ward before you come to us.",
    "If you have diabetes please ask for advice on your drugs at your visit before the surgery. → "
    "Do you have diabetes? | "
    "If so, please ask for advice on your drugs at your visit before the surgery.",
    "Please call the nurse on the number you were given if you have questions about this test. → "
    "Do you have questions about this test? | "
    "If so, please call the nurse on the number you were given.",
    "If your child has a cold or a cough on the day, the test may be put off to another day. → "
    "Does your child have a cold or a cough on the day? | "
    "If so, the test may be put off to another day.",
    # short, denied, doubly ruled, or two verbs that one question does not fit
    "If you take insulin, call us first. →",
    "If you do not want this test, you can say so at any time, even after you have signed. →",
    "If you have a fever or if you bleed, you must call the ward before you come to see us. →",
    "If you take warfarin and are over the age of 65, please call the ward before you come. →",
    "If you have a lump in the groin and this is bad enough, you will want it to be treated. →",
    "If you are unable to keep your appointment, please tell the ward as soon as you can do so. →",
    "If you are pregnant, or think that you may be, the scan will be put off to another day. →",
    "If you take insulin, call us, and if you are sick, do not come to the ward on the day. →",
    "You should avoid having a baby if you are given it now and for at least 6 months after it. →",
    # not to be answered beforehand
    "If you have sedation for the test, please bring a friend who can take you home. →",
    "If your child develops a rash at home in the week before the test, please call the ward. →",
    # "if" that is "whether", or that rules one of two things to do
    "Ask the nurse who looks after you on the day of the test if you have to stop your drugs. →",
    "Rest at home for the remainder of the day and call us at once if you have any more pain. →",
    "Please stop the tablets and bring them in on the day if you think they do you any harm. →",
    "Please contact the team of nurses on the ward if you need more help through the desk. →",
    "Only take one of these tablets on the day of the test if you have a lot of pain at home. →",
]


@pytest.mark.parametrize("case", ASKED)
def test_a_long_condition_on_the_reader_is_asked_first(case: str) -> None:
    sentence, _, expected = (part.strip() for part in case.partition("→"))
    assert " | ".join(ask_first(sentence) or (sentence,)) == (expected or sentence)


@pytest.mark.parametrize("case", CUT)
def test_cuts_at_safe_joints_only(case: str) -> None:
    sentence, _, expected = (part.strip() for part in case.partition("→"))
    assert " | ".join(split(sentence)[0]) == (expected or sentence)
