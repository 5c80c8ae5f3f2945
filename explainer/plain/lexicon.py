"""The words that state what the guarantees protect, each meaning under one name."""

from __future__ import annotations

import re

from explainer.plain.wordlist import words_of

# "Following" is "after" before what happens, and "obeying" before what was said.
_EVENTS = (
    "operation surgery examination exam biopsy scan injection test colonoscopy delivery birth "
    "hysterectomy bronchoscopy endoscopy mastectomy sedation thyroidectomy tonsillectomy "
    "anesthesia anaesthesia removal insertion implantation transplant transplantation replacement "
    "chemotherapy radiotherapy admission childbirth injury accident fall stroke transfusion "
    "ablation angioplasty cystoscopy gastroscopy laparoscopy arthroscopy resection extraction"
)
_AFTER_EVENTS = "|".join(
    f"following {determiner}{event}"
    for determiner in ("", "the ", "your ", "a ", "an ")
    for event in _EVENTS.split()
)

# guarantee: canonical name: the phrases that mean it
LEXICON: dict[str, dict[str, str]] = {
    "negations": {
        "not": "not|cannot|no|never|none|neither|nor|nothing|nobody|unable|inability|"
        "incapable|insufficient|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|"
        "can't|won't|shouldn't|mustn't|haven't|hasn't|hadn't|wouldn't|couldn't",
        "without": "without|in the absence of",
    },
    "conditions": {
        "if": "if|if indicated|if clinically indicated|in the event that|whether|"
        "provided that|provided you|provided your|provided there|provided it|provided they|"
        "providing that|on condition that",
        "in case": "in case|in the event",
        "unless": "unless",
        "until": "until|till",
        "only": "only|exclusively|solely",
        "except": "except|excluding|with the exception of|apart from|other than",
        "before": "preceding|before|beforehand|right before|"
        "prior to|in advance of|preoperatively|"
        "pre-operatively|preoperative|pre-operative",
        "after": _AFTER_EVENTS + "|after|following the procedure|following your procedure|"
        "following discharge|following treatment|right after|"
        "subsequent to|thereafter|postoperatively|post-operatively|postoperative|afterward|"
        "afterwards|following completion of|"
        "upon completion of|post-operative",
    },
    "modality": {
        "must": "must|if indicated|if clinically indicated|when indicated|"
        "when clinically indicated|mustn't|have to|has to|need|needs|needed|needing|"
        "require|requires|required|requiring|requirement|requirements|necessary|"
        "necessitate|necessitates|necessitated|necessitating|necessity|essential|imperative|"
        "mandatory|compulsory|vital|crucial|very important|obliged to|warrant|warrants",
        "should": "should|shouldn't|ought to|advisable|advise|advises|advising|advised|"
        "recommend|recommends|recommending|recommended",
        "may": "may|might|could|possible|potential|possibly|potentially|perhaps|"
        "possibility|feasible",
        "can": "can|able|capable|inability|incapable|ability|cannot|can't|unable",
        "will": "will|won't|shall",
    },
    # How often, and to how many, is said in grades. A leaflet may fix them to figures ("rare: fewer
    # than 1 in 1,000"), so a word passes only for another of its own grade.
    "frequency": {
        "always": "always|invariably|at all times|all the time|continuously|constantly",
        "usual": "usually|typically|generally|normally|ordinarily|usual|typical|"
        "customary|customarily|under normal circumstances|in normal circumstances",
        "most cases": "in most cases|in the majority of cases|in most instances|"
        "in the majority of instances",
        "mostly": "mostly|for the most part",
        "mainly": "mainly|principally|primarily|predominantly|chiefly",
        "especially": "especially|particularly",
        "vast majority": "vast majority|great majority|nearly all|almost all|virtually all",
        "most common": "most common|most commonly|most frequent|most frequently|most often",
        "very common": "very common|very commonly",
        "common": "common|commonly|prevalent",
        "often": "often|frequent|frequently",
        "routine": "routine|routinely",
        "regular": "regular|regularly|at regular intervals|on a regular basis",
        "periodic": "periodic|periodically|from time to time",
        "sometimes": "sometimes",
        "some cases": "in some cases|in certain cases|in some instances|in certain circumstances|"
        "in some circumstances|under certain circumstances",
        "many cases": "in many cases|in many instances",
        "occasional": "occasional|occasionally|on occasion",
        "uncommon": "uncommon|uncommonly",
        "infrequent": "infrequent|infrequently",
        "rare": "rare|rarely|seldom|in rare cases|on rare occasions",
        "very rare": "very rare|very rarely",
        "extremely rare": "extremely rare|extremely rarely|exceedingly rare|exceedingly rarely|"
        "exceptionally rare|exceptionally rarely",
        "likely": "likely|probable|probably",
        "unlikely": "unlikely|improbable",
    },
    # How bad, how much: "significant" is not "major", "minimal" is not "slight".
    "degree": {
        "significant": "significant|significantly",
        "major": "major",
        "minor": "minor",
        "severe": "severe|severely|anaphylaxis|anaphylactic reaction",
        "serious": "serious|seriously",
        "mild": "mild|mildly",
        "moderate": "moderate|moderately",
        "slight": "slight|slightly",
        "extreme": "extreme|extremely|exceedingly|exceptionally",
        "minimal": "minimal|minimally",
        "extensive": "extensive|extensively|widespread",
        "critical": "critical|critically",
        "great": "greatly|considerably|substantially|markedly|far",
        "large": "considerable|substantial|large|great",
    },
    "sides": {
        "left": "left|left-sided|leftmost",
        "right": "right|right-sided",
        "both": "both|bilateral|bilaterally|two-sided|both sides",
    },
    "comparatives": {
        "<": "less than|fewer than|lower than|smaller than|below|under #|<",
        ">": "more than|greater than|higher than|larger than|above|over #|in excess of|"
        "exceed|exceeds|exceeding|exceeded|go over|goes over|going over|went over|"
        "gone over|>|longer than|heavier than",
        ">=": "at least|no less than|not less than|no fewer than|a minimum of|minimum of|≥",
        "<=": "up to|no more than|not more than|at most|maximum of|a maximum of|≤|"
        "not to exceed|no longer than",
        "less": "less|fewer|reduce|reduces|reduced|reducing|reduction|decrease|decreases|"
        "decreased|decreasing",
        "more": "more|further|greater|increase|increases|increased|increasing",
    },
}
NOTHING = (
    "minimally invasive|a great deal of|a large number of|large numbers of|right away|"
    "right for|right now|"
    "as soon as possible|without delay|not only|do not hesitate|don't hesitate|"
    "for one of these reasons|"
    "questions you may have|questions that you may have|questions you might have|"
    "concerns you may have|worries you may have|"
    "advise you when|advise you how|advise you about|advise you on|advise you of|"
    "advises you otherwise|advise us|please advise|as soon as practicable|"
    "have the right to"
)

UNITS = {
    alias: name
    for name, aliases in {
        "hour": "h hr hrs hour hours",
        "minute": "min mins minute minutes",
        "second": "sec secs second seconds",
        "day": "d day days",
        "week": "wk wks week weeks",
        "month": "mo mos month months",
        "year": "yr yrs year years",
        "time": "time times",
        "percent": "% percent",
        "mg": "mg milligram milligrams",
        "mcg": "mcg µg μg microgram micrograms",
        "g": "g gram grams gm",
        "kg": "kg kilogram kilograms",
        "ml": "ml milliliter milliliters mls cc",
        "l": "l liter liters litre litres",
        "mm": "mm millimeter millimeters",
        "cm": "cm centimeter centimeters",
        "m": "m meter meters",
        "inch": "in. inch inches",
        "foot": "ft foot feet",
        "pound": "lb lbs pound pounds",
        "ounce": "oz ounce ounces",
        "iu": "iu",
        "mmhg": "mmhg",
        "c": "c °c",
        "f": "f °f",
    }.items()
    for alias in aliases.split()
}
NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty "
    "fifty sixty ninety hundred thousand million once twice half double triple third quarter"
)
# Doses in the Latin of prescriptions, as what they mean.
LATIN = {
    alias: fact
    for fact, aliases in {
        ("numbers", "2 time"): "b.i.d bid b.d",
        ("numbers", "3 time"): "t.i.d tid t.d.s tds",
        ("numbers", "4 time"): "q.i.d qid q.d.s qds",
        ("modality", "must"): "p.r.n prn",
        ("conditions", "before"): "a.c",
        ("conditions", "after"): "p.c",
        ("negations", "without"): "w/o",
    }.items()
    for alias in aliases.split()
}
BRANDS = words_of("tylenol advil motrin aleve plavix eliquis xarelto lipitor")
"""Names with a capital."""
DRUGS = BRANDS | words_of(
    "acetaminophen paracetamol ibuprofen aspirin naproxen celecoxib diclofenac ketorolac "
    "tramadol codeine morphine oxycodone hydrocodone hydromorphone fentanyl methadone "
    "buprenorphine naloxone gabapentin pregabalin warfarin heparin clopidogrel ticagrelor "
    "prasugrel enoxaparin dalteparin insulin metformin glipizide glyburide semaglutide "
    "liraglutide amoxicillin penicillin cephalexin cefazolin ciprofloxacin levofloxacin "
    "doxycycline metronidazole vancomycin clindamycin nitrofurantoin trimethoprim "
    "sulfamethoxazole prednisone prednisolone dexamethasone hydrocortisone cortisone "
    "methotrexate hydroxychloroquine levothyroxine furosemide hydrochlorothiazide "
    "spironolactone lisinopril losartan amlodipine metoprolol digoxin amiodarone "
    "nitroglycerin albuterol salbutamol montelukast fluticasone budesonide tiotropium "
    "diphenhydramine cetirizine loratadine fexofenadine omeprazole famotidine ranitidine "
    "ondansetron metoclopramide loperamide bisacodyl senna docusate lorazepam diazepam "
    "midazolam alprazolam zolpidem propofol ketamine lidocaine bupivacaine sertraline "
    "fluoxetine citalopram escitalopram amitriptyline trazodone lithium quetiapine "
    "risperidone levetiracetam phenytoin valproate carbamazepine lamotrigine allopurinol "
    "colchicine tamsulosin finasteride tamoxifen letrozole gadolinium barium atropine "
    "tropicamide timolol latanoprost iron potassium calcium magnesium zinc"
)
# Classes of medicines are kept like medicines: no other words take in the same ones.
DRUG_CLASSES = frozenset(
    form
    for name in words_of(
        "anticoagulant antiplatelet nsaid nonsteroidal anti-inflammatory antacid antihistamine "
        "antibiotic antibacterial antifungal antiviral antiseptic antidepressant antipsychotic "
        "anticonvulsant diuretic narcotic opioid opiate sedative tranquilizer steroid "
        "corticosteroid decongestant beta-blocker blocker inhibitor laxative statin "
        "immunosuppressant chemotherapy immunotherapy toxin saline thinner"
    )
    for form in (name, f"{name}s")
)
DRUG_ENDING = re.compile(
    r".{3}(?:cillin|mycin|floxacin|oxaban|parin|statin|sartan|dipine|olol|pril|azole|tidine|setron|"
    r"gliptin|gliflozin|glutide|tinib|ximab|zumab|umab|cycline|vudine|triptan|caine|azepam|azolam)$"
)
NOT_NAMES = frozenset({"I", "X-ray", "X-rays"})
