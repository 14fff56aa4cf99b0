# Pages of the command line, each under its own heading.
#
# Numbers are filled in as the language writes them; $n and other counts choose the plural.

## Headings of several tables

col-at = Când
col-day = Ziua
col-month = Luna
col-months = Luni
col-from = De la
col-to = Până la
# Ends of an interval.
col-low = de la
col-high = până la
col-customer = Client
col-customers = Clienți
col-name = Nume
col-kind = Tip
col-cause = Cauza
col-amount = Suma
col-currency = Moneda
col-mrr = MRR, { $currency }
col-subscription = Abonament
col-subscriptions = Abonamente
col-plan = Plan
col-plans = Planuri
col-sources = Surse
col-reason = Motivul
col-share = Pondere
col-left = Plecați
col-change = Schimbare
col-last-seen = Ultima activitate
col-table = Tabel
col-policy = Politica
col-what = Ce
head-segment = clienți: { $segment }

## How customers stand, and why their MRR moves

# Programs ask for kinds and causes by their English ids.
kind-segment-in = intrare în segment
kind-segment-out = ieșire din segment
movement-cause-price = preț
movement-cause-seats = locuri
movement-cause-plan = alt plan
movement-cause-cross-sell = alt produs
movement-cause-coupon = reducere
movement-cause-term = perioada de plată
movement-cause-usage = consum
movement-cause-voluntary = la cerere
movement-cause-involuntary = din lipsă de plată
movement-cause-retention-policy = prin politica noastră
movement-cause-policy = altă politică
movement-cause-unknown = nu se știe
standing-customer = client
standing-paused = în pauză
standing-free = gratuit
standing-former = fost client
standing-none = încă nu este client

## Movements

movements-corrects = Corectează

## Customers

customers-arr = ARR, { $currency }
customers-change = Schimbare în 90 de zile
customers-status = Stare
customers-since = Din
customers-last-movement = Ultima mișcare
customers-renewal = Reînnoire
customers-open-tickets = Tichete deschise
customers-last-nps = Ultimul NPS
customers-in-all = Total
customers-count = { $n ->
    [one] { $n } client
    [few] { $n } clienți
   *[other] { $n } de clienți
}, { $day }
customers-some = { $shown } din { $n ->
    [one] { $n } client
    [few] { $n } clienți
   *[other] { $n } de clienți
}, { $day }
customers-untold = totalul este fără MRR de la { $n ->
    [one] { $n } client
    [few] { $n } clienți
   *[other] { $n } de clienți
}

## One customer

customer-called = { $name } ({ $id })
customer-at = { $who } la sfârșitul zilei de { $day }
customer-on = { $who } la { $day }
customer-pays = MRR { $mrr }, { $status }
customer-mrr-untold = MRR —, { $status }: { $why }
customer-since = client din { $day }
customer-renewal = reînnoire la { $day }, MRR { $mrr } ({ $outcome })
customer-seen = { $n ->
    [one] { $n } utilizator activ
    [few] { $n } utilizatori activi
   *[other] { $n } de utilizatori activi
} în 28 de zile, ultima activitate: { $day }
customer-never-seen = { $n ->
    [one] { $n } utilizator activ
    [few] { $n } utilizatori activi
   *[other] { $n } de utilizatori activi
} în 28 de zile, fără nicio activitate
customer-owner = responsabil { $name }
customer-country = țara { $name }
customer-industry = domeniul { $name }
customer-channel = canalul { $name }
customer-happened = Ce s-a întâmplat, { $n }
customer-happened-some = Ce s-a întâmplat, { $shown } din { $n }
customer-event = Eveniment
customer-about = Despre
customer-words = Cuvinte
happened-movement = mișcare
happened-subscription = abonament
happened-change = schimbare
happened-invoice = factură
happened-payment = plată
happened-refund = rambursare
happened-credit-note = notă de credit
happened-dispute = contestație
happened-trial = perioadă de probă
happened-seats = locuri
happened-ticket = tichet
happened-answer = răspuns
happened-feedback = părere
happened-milestone = etapă
happened-goal = obiectiv
happened-interaction = interacțiune
happened-contact = persoană de contact
happened-referral = recomandare
event-started = a început
event-past-due = restant
event-cancel-requested = s-a cerut încetarea
event-ended = s-a încheiat
event-changed = schimbat
event-issued = emisă
event-paid = plătită
event-voided = anulată
event-tried = încercată
event-refunded = rambursată
event-credited = creditată
event-disputed = contestată
event-converted = a devenit client
event-purchased = cumpărate
event-opened = deschis
event-solved = rezolvat
event-answered = răspuns dat
event-said = spus
event-reached = atinsă
event-set = stabilit
event-achieved = atins
event-met = întâlnire
event-left = a plecat
event-referred = a recomandat
event-succeeded = reușită
event-failed = eșuată

## How long customers stay

survival-title = Cât timp rămân clienții
survival-since = de la { $column }
survival-observed = observat din { $day }
survival-nobody = nimeni nu a fost încă client
survival-customers = { $n ->
    [one] { $n } client
    [few] { $n } clienți
   *[other] { $n } de clienți
}, { $left } plecați
survival-customers-late = { $n ->
    [one] { $n } client
    [few] { $n } clienți
   *[other] { $n } de clienți
}, dintre care { $late } observați abia de la o vechime mai mare, { $left } plecați
survival-half = Jumătate au plecat după: { $when }
survival-mean = Media primelor { $months ->
    [one] { $months } lună
    [few] { $months } luni
   *[other] { $months } de luni
}: { $mean }
survival-longer = mai mult decât perioada observată
survival-longer-than = mai mult decât perioada observată ({ $level }: cel puțin { $months ->
    [one] { $months } lună
    [few] { $months } luni
   *[other] { $months } de luni
})
survival-median = { $months ->
    [one] { $months } lună
    [few] { $months } luni
   *[other] { $months } de luni
} ({ $level }: { $low } – { $high })
survival-less = mai puțin
survival-as-customer = { $months ->
    [one] { $months } lună
    [few] { $months } luni
   *[other] { $months } de luni
} ca client ({ $level }: { $low } – { $high })
survival-unseen = — nimeni nu a fost observat atât de mult timp
survival-at-risk = Sub observație
survival-left-by-then = Plecați până atunci
survival-still = Încă prezenți
survival-half-column = Jumătate plecați după
survival-mean-column = Media pe { $months ->
    [one] { $months } lună
    [few] { $months } luni
   *[other] { $months } de luni
}
survival-range = { $value } ({ $low } – { $high })
survival-note = Kaplan-Meier; intervale de { $level }, { $method }
survival-no-method = încă niciuna
survival-from-month = din luna { $month } sunt sub observație mai puțin de { $n }: --format csv le are
survival-few = ~ atunci sunt sub observație mai puțin de { $n }
# $name is a heading, or what stands for everyone; $months a number with decimals.
survival-broken = { $name } la { $months ->
    [one] { $months } lună
    [few] { $months } luni
   *[other] { $months } de luni
} plecaseră toți cei observați atunci, deși alții sunt observați mai târziu; de acolo curba nu mai spune nimic
survival-before = { $name } nimeni nu a fost observat înainte de { $months ->
    [one] { $months } lună
    [few] { $months } luni
   *[other] { $months } de luni
}
survival-untested = Testul log-rank: — { $why }
survival-untested-none-left = în niciun grup nu a plecat cineva cât timp era prezent altul
survival-untested-many = mai mult de { $n } de grupuri
survival-test = Testul log-rank: χ² { $value } la { $freedom ->
    [one] { $freedom } grad
    [few] { $freedom } grade
   *[other] { $freedom } de grade
} de libertate, { $p }: { $verdict }
survival-by-chance = întâmplarea singură ar putea face curbele să difere așa
survival-by-more = curbele diferă mai mult decât prin întâmplare

## Why churn moved

change-title = De ce s-a schimbat rata de pierdere: { $before } → { $after }
change-by = după: { $dimension }
change-customers-then = Clienți atunci
change-churn-then = Rata de pierdere atunci
change-lost-then = Pierduți atunci
change-customers-now = Clienți acum
change-churn-now = Rata de pierdere acum
change-lost-now = Pierduți acum
change-rate = Rata proprie
change-weight = Ponderea
change-both = Împreună
change-all = Toți
change-effects = Efecte în puncte procentuale; suma lor este schimbarea
change-chance = Intervalul de { $level } al schimbării: { $low } – { $high } ({ $method }): întâmplarea singură ar putea face o astfel de schimbare
change-no-chance = Intervalul de { $level } al schimbării: { $low } – { $high } ({ $method }): mai mult decât întâmplare
change-partial = perioada de mai târziu nu s-a încheiat sau datele se termină înaintea ei

## Headings that customers are split by

# Bands of the time as a customer, in whole months.
tenure-0 = 0–2 luni
tenure-3 = 3–5 luni
tenure-6 = 6–11 luni
tenure-12 = 12–23 de luni
tenure-24 = 24–35 de luni
tenure-36 = 36 de luni și mai mult
contract-0 = sub o lună
contract-1 = 1–2 luni
heading-none = (fără)
heading-untold = (nu se poate determina)

## When customers have paid for their acquisition

payback-title = Ce au adus clienții minus cât a costat să fie câștigați
payback-each = { $currency } pe client
payback-cost = Cost
payback-after = Recuperat după
payback-together = Împreună
payback-not-yet = încă nu
payback-note = Coloanele arată de câte luni este client fiecare, cu marja brută a fiecărei luni calendaristice; cei plecați nu mai aduc nimic. Gol: nu toți sunt clienți de atâta timp. Împreună: cohortele care sunt.
payback-deepest = Minimul pe client, toate cohortele împreună: { $amount } după { $when }.
payback-no-cash = — fluxul de numerar: { $why }
payback-cash-back = Minimul de numerar: cheltuielile din { $from } încolo minus marja clienților veniți de atunci ajung cel mai jos în { $when }, la { $amount }; din nou peste 0 în { $then }.
payback-cash-still = Minimul de numerar: cheltuielile din { $from } încolo minus marja clienților veniți de atunci ajung cel mai jos în { $when }, la { $amount }; la { $still } în { $then }.

## What a new customer is worth

clv-title = Cât valorează un client nou
clv-at = la sfârșitul zilei de { $day }
clv-value = În { $months ->
    [one] { $months } lună
    [few] { $months } luni
   *[other] { $months } de luni
}, actualizat cu { $discount } pe an: { $value } ({ $level }: între { $low } și { $high })
clv-made = { $arpa } de MRR × { $paid } luni pentru care se așteaptă să plătească, actualizate
clv-made-margin = { $arpa } de MRR × marjă brută { $margin } × { $paid } luni pentru care se așteaptă să plătească, actualizate
clv-none = În { $months ->
    [one] { $months } lună
    [few] { $months } luni
   *[other] { $months } de luni
}, actualizat cu { $discount } pe an: — { $why }
clv-covers = Pentru clienții cu contracte pe { $terms }, { $share } din MRR: celelalte durate nu au încă un model.
clv-few-left = contracte pe { $term }: plecați până acum: { $n }, iar o proiecție cere cel puțin { $least }
clv-few-renewals = contracte pe { $term }: cele mai multe reînnoiri observate: { $n }, iar o proiecție cere cel puțin { $least }
clv-term = Contracte pe
clv-each = MRR pe client, { $currency }
clv-months = Luni plătite
clv-held = Rămași după atâtea reînnoiri, contracte pe { $term }:
clv-renewals = Reînnoiri
clv-seen = Observat
clv-model = Conform modelului
clv-interval = Interval de { $level }, { $method }: pentru durata cât rămân; sumele plătite se iau ca atare.
clv-note = O estimare: un model beta-geometric deplasat (Fader și Hardie 2007), ajustat pentru fiecare durată de contract la timpul cât au rămas clienții care au început cu ea. Presupune că noii clienți seamănă cu cei de până acum și că fiecare plătește mai departe cât plătește acum.

## Who uses the product

usage-title = Utilizarea pe client · cele { $days ->
    [one] { $days } zi
    [few] { $days } zile
   *[other] { $days } de zile
} până la { $last } · tendința față de cele dinainte
usage-users = Utilizatori
usage-user-days = Zile-utilizator
usage-stickiness = Revenire
usage-features = Funcții
usage-weeks = Săptămâni din 12
usage-before = Înainte
usage-trend = Tendință
usage-key-unused = Funcții-cheie nefolosite niciodată
usage-more = { $shown } din { $n ->
    [one] { $n } client
    [few] { $n } clienți
   *[other] { $n } de clienți
}; --limit arată mai mulți
usage-future = { $n ->
    [one] { $n } eveniment din viitor
    [few] { $n } evenimente din viitor
   *[other] { $n } de evenimente din viitor
}, până la { $day }, lăsate deoparte
usage-future-hint = verificați ceasul sistemului care le înregistrează
usage-unnamed = { $n ->
    [one] { $n } eveniment
    [few] { $n } evenimente
   *[other] { $n } de evenimente
} fără user_id: se știe clientul, nu și utilizatorul
usage-every-event = fiecare eveniment se consideră utilizare: tabelul event_kinds poate spune care anume contează

## How long customers wait for what they came for

onboarding-title = Cât așteaptă clienții până la primul moment de valoare
onboarding-started = clienți care au început între { $from } și { $to }
onboarding-nobody = nimeni nu a început în aceste zile
onboarding-events = evenimente de la { $from } până la { $to }
onboarding-without = fără { $n } care au început înaintea evenimentelor
onboarding-customers = { $n ->
    [one] { $n } client
    [few] { $n } clienți
   *[other] { $n } de clienți
}, { $reached } au avut un moment de valoare
onboarding-half = Jumătate au avut unul după: { $when }
onboarding-longer-than = mai mult decât perioada observată ({ $level }: cel puțin { $days ->
    [one] { $days } zi
    [few] { $days } zile
   *[other] { $days } de zile
})
onboarding-median = { $days ->
    [one] { $days } zi
    [few] { $days } zile
   *[other] { $days } de zile
} ({ $level }: { $low } – { $high })
onboarding-days = Zile
onboarding-waiting = Așteaptă
onboarding-reached-by-then = Ajunși până atunci
onboarding-reached = Ajunși
onboarding-half-days = Jumătate după (zile)
onboarding-within = În { $days ->
    [one] { $days } zi
    [few] { $days } zile
   *[other] { $days } de zile
}

## What customers say

feedback-title = Ce spun clienții: { $period }
feedback-themes-from = teme: { $source }
feedback-own-themes = cele care vin cu programul
feedback-nothing = niciun comentariu nu corespunde celor cerute aici
feedback-no-comments = nu există comentarii în date
feedback-no-comments-hint = survey_responses.csv are comentarii în coloana comment, feedback.csv (feedback_id, at, text) ține ce s-a spus în altă parte, interactions.csv (customer_id, at, text) notițe
feedback-unknown-language = { $code } nu este o limbă: este căutată în { $n ->
    [one] { $n } comentariu care o declară
    [few] { $n } comentarii care o declară
   *[other] { $n } de comentarii care o declară
}
feedback-cut = din { $n ->
    [one] { $n } comentariu
    [few] { $n } comentarii
   *[other] { $n } de comentarii
} s-au privit doar primele { $most } de litere
feedback-theme = Temă
feedback-comments = Comentarii
feedback-before = Înainte
feedback-scored = Cu notă
feedback-displeased = Nemulțumiți
feedback-pleased = Mulțumiți
feedback-of = din
feedback-no-theme = (fără temă)
feedback-all = (toate)
feedback-unknown = necunoscută
feedback-note-before = Înainte: { $period }. Schimbarea în puncte procentuale; un comentariu poate fi la mai multe teme
feedback-note-displeased = Nemulțumiți: dintre cei cu notă, detractorii, cei nemulțumiți și cei cărora le-a fost greu. NPS: din comentariile la acel sondaj; ~ mai puțin de 30
feedback-language = Limba
feedback-stated = Declarată
feedback-differing = Detectată alta
feedback-said-by = Spus de
feedback-phrase = Expresie
feedback-log-odds = Log-șanse
feedback-chance = Din întâmplare
side-pleased = mulțumiți
side-neutral = neutri
side-displeased = nemulțumiți
feedback-list = { $language }: { $n ->
    [one] { $n } comentariu
    [few] { $n } comentarii
   *[other] { $n } de comentarii
} de la mulțumiți, { $displeased } de la nemulțumiți, { $phrases }
feedback-phrases = { $n ->
    [one] { $n } expresie
    [few] { $n } expresii
   *[other] { $n } de expresii
}
feedback-note-phrases = Log-șanse cu o distribuție a priori Dirichlet din toate comentariile limbii (Monroe, Colaresi și Quinn 2008); fiecare comentariu contează o dată pentru o expresie. * dintre acestea cel mult { $share } sunt întâmplare
feedback-said = Spus
feedback-id = Id
feedback-on = Despre
feedback-touchpoint = Punct de contact
feedback-score = Nota
feedback-scale = Scala
feedback-side = Atitudine
feedback-felt = Sentiment
feedback-in = Limba
feedback-tone = Cuvinte
feedback-themes = Teme
feedback-found-by = Detectat prin
feedback-comment = Comentariu
feedback-good = bun
feedback-bad = rău
feedback-score-of = { $score } din { $most }
feedback-praise = laudă
feedback-complaint = plângere
feedback-some = { $shown } din { $all }: --limit arată mai multe, --format csv pe toate, întregi
feedback-note-verbatims = ! cuvintele spun altceva decât nota; — nu se poate determina

## What to mind about how long customers stay

survival-silent = nu se știe să fi plecat cineva înainte de { $day }, deși la rata de atunci încoace ar fi plecat cam { $expected }: datele pot omite pe cei plecați mai devreme, iar duratele pot fi prea lungi
survival-silent-hint = --observed-from { $day } privește doar ce s-a întâmplat de atunci
survival-crowd = { $n ->
    [one] { $n } client are
    [few] { $n } clienți au
   *[other] { $n } de clienți au
} primul MRR în { $month }, unde încep datele, mult mai mulți decât în orice lună de atunci: se poate să fi început mai devreme și să rămână mai mult decât pare
survival-crowd-hint = --since created_at numără de la o dată a clienților, --segment 'start >= { $day }' îi lasă deoparte
survival-undated = { $n ->
    [one] { $n } client nu are
    [few] { $n } clienți nu au
   *[other] { $n } de clienți nu au
} o astfel de dată; se numără de la primul MRR
survival-untold = la { $n ->
    [one] { $n } client
    [few] { $n } clienți
   *[other] { $n } de clienți
} MRR nu se poate determina la un moment dat; se consideră observați până atunci
survival-left-before = { $n ->
    [one] { $n } client plecase
    [few] { $n } clienți plecaseră
   *[other] { $n } de clienți plecaseră
} înainte de { $day }: nu se numără

## Bands of MRR that customers are split by

band-under = sub { $n }
band-between = { $low } – { $high }
band-above = { $n } și mai mult
heading-no-user = (fără utilizator)

## What becomes of contract terms

outcome-renewed = reînnoit
outcome-expanded = extins
outcome-contracted = redus
outcome-lost = pierdut
outcome-leaving = pleacă
outcome-needs-decision = necesită o decizie
outcome-renews = se reînnoiește automat
outcome-unknown = nespecificat

## How metrics move together

relate-title = Cum se mișcă indicatorii împreună: { $from } – { $to }
relate-none = Nu există doi indicatori cu zece luni comune în care să se fi mișcat amândoi.
relate-metric = Indicator
relate-course = Evoluție
relate-last = Ultima valoare
relate-changes = Schimbări
relate-levels = Niveluri
relate-pair = Perechea, întâi ce se mișcă înainte
relate-apart = Decalaj
relate-interval = Interval de { $level }
relate-chance = Din întâmplare
relate-same-month = aceeași lună
relate-within = { $low } – { $high }
relate-under = sub { $share }
relate-variant = { $metric }: { $variant }
# $spearman says of what it is.
relate-no-cause = Faptul că se mișcă împreună, chiar și unul înaintea celuilalt, nu înseamnă cauzalitate: un al treilea factor îi poate mișca pe amândoi, iar din multe perechi unele se mișcă împreună din întâmplare. { $spearman }.
relate-of-changes = Corelația de rang Spearman a schimbărilor de la o lună la alta, pe care tendințele comune nu o înșală
relate-of-changes-lags = Corelația de rang Spearman a schimbărilor de la o lună la alta, pe care tendințele comune nu o înșală; din fiecare pereche cel mai probabil decalaj din { $n }
relate-of-levels = Corelația de rang Spearman a nivelurilor: ce doar crește împreună merge împreună
relate-of-levels-lags = Corelația de rang Spearman a nivelurilor: ce doar crește împreună merge împreună; din fiecare pereche cel mai probabil decalaj din { $n }
relate-note-chance = Din întâmplare: din { $n ->
    [one] { $n } comparație
    [few] { $n } comparații
   *[other] { $n } de comparații
}, cel mult această parte dintre cele la fel de improbabile ca aceasta se datorează întâmplării (Benjamini-Hochberg). Intervalele sunt ale unei singure comparații (Bonett-Wright), ca și cum ar fi fost singura, pentru atâtea luni independente cu câte echivalează acestea.
relate-note-few = ~ cât mai puțin de 30 de luni independente: citiți intervalul
relate-note-shared = † calculați din componente comune: se mișcă împreună și prin definiție
relate-note-more = încă { $n ->
    [one] { $n } pereche
    [few] { $n } perechi
   *[other] { $n } de perechi
}, și fiecare decalaj: --format csv sau json
relate-note-left-out = lunile în care unul dintre ei nu are valoare sunt lăsate deoparte
relate-note-undefined = — { $name }: { $n ->
    [one] { $n } lună
    [few] { $n } luni
   *[other] { $n } de luni
} fără valoare: { $why }
relate-note-undefined-more = — { $name }: { $n ->
    [one] { $n } lună
    [few] { $n } luni
   *[other] { $n } de luni
} fără valoare: { $why }, și din alte motive

## Who recommends us

advocates-title = Susținători: { $period }
advocates-nobody = niciun susținător și niciun client cheie
advocates-nothing = nu există cu cine compara
advocates-more = încă { $n }: --limit { $all } sau --format csv
advocates-referred = { $referrers } au recomandat { $referrals }, dintre care { $converted } au devenit clienți
advocates-promote = { $promoters } sunt promotori, din { $answered } care au răspuns
advocates-key = { $n ->
    [one] { $n } client cheie
    [few] { $n } clienți cheie
   *[other] { $n } de clienți cheie
} cu { $share } din MRR
advocates-value = Valoarea
advocates-advocates = Susținători
advocates-of-all = Din toți
advocates-times = De câte ori
advocates-against = Față de ceilalți
advocates-from = { $level } de la
advocates-note-all = De câte ori: ponderea între susținători împărțită la cea între toți clienții. Față de ceilalți: ponderea lor minus cea a celor { $n } care nu sunt susținători, în puncte procentuale (Newcombe).
advocates-note-answered = De câte ori: ponderea între susținători împărțită la cea între cei care au răspuns. Față de ceilalți: ponderea lor minus cea a celor { $n } care nu sunt susținători, în puncte procentuale (Newcombe).
advocates-note-marked = * { $marked } din { $n ->
    [one] { $n } valoare
    [few] { $n } valori
   *[other] { $n } de valori
} diferă mai mult decât intervalul lor; întâmplarea singură ar da cam { $expected } din atâtea. Ce au susținătorii în comun nu este neapărat motivul pentru care recomandă.
advocates-note-few = ~ puțini susținători sau puțini alții, ori puțini de un fel: citiți intervalul
advocates-left-out = — { $name }: { $n ->
    [one] { $n } valoare sau mai multe
    [few] { $n } valori sau mai multe
   *[other] { $n } de valori sau mai multe
}, prea multe ca să deosebească pe cineva
advocates-referrals = Recomandați
advocates-won = Câștigați
advocates-promotes = Promotor
advocates-key-account = Client cheie
said-yes = da
said-no = nu

## Contract terms that end

renewals-title = Reînnoiri
renewals-head = { $days ->
    [one] { $days } zi
    [few] { $days } zile
   *[other] { $days } de zile
} din { $day } · { $currency } · { $zone } · politica { $policy }
renewals-ahead = Termene care urmează să se încheie
renewals-before = Termene care s-au încheiat înainte
renewals-due = Scadente
renewals-past = Ce s-a întâmplat cu ultimele
renewals-ends = Termene care se încheie
renewals-no-terms = completați term_ends_at, sau term_started_at cu term_months, și auto_renew în subscriptions
renewals-none = niciunul
renewals-more = și încă { $n }: --show due sau past cu --format csv le are pe toate
renewals-known-more = și încă { $n }: --show known cu --format csv le are pe toate
renewals-cancellations = Încetări cunoscute
renewals-coupons = Reduceri care expiră curând
renewals-signed = Semnate și încă neîncepute
renewals-pauses = Pauze
renewals-planned = Schimbări planificate
renewals-in-all = { $amount } în total
renewals-due-mrr = Scadent, { $currency }
renewals-after = După
renewals-known = Ce se știe
renewals-cancelled-on = Încetat la
renewals-open = Deschis
renewals-leaving = Pleacă
renewals-decision = Necesită o decizie
renewals-renewed = Reînnoiți
renewals-lost = Pierduți
renewals-renewed-mrr = MRR reînnoit
renewals-expansion = Expansiune
renewals-contraction = Contracție
renewals-lost-mrr = MRR pierdut
renewals-by-customers = Pe clienți
renewals-by-mrr = Pe MRR

## What is known of the months ahead

ahead-signed = semnat, neînceput
ahead-coupon-end = se termină reducerea
ahead-expansion = expansiune planificată
ahead-resumed = se reia
ahead-contraction = contracție planificată
ahead-paused = intră în pauză
ahead-cancelled = încetat
ahead-not-renewing = nu se reînnoiește
ahead-unpaid = neplătit
ahead-usage = consum numărat până acum
ahead-lost-before-start = pierdut înainte de început
ahead-fx = cursuri de schimb
ahead-merge = unit
ahead-correction = corecții ale lunilor închise
cmrr-title = MRR contractat
cmrr-from = de la { $at }
cmrr-opening = Sold inițial
cmrr-committed = Contractat
cmrr-rest-of-month = { $month } din { $day }
cmrr-supply = facturile nu arată ce s-a semnat, ce a încetat sau ce urmează să se încheie; furnizați subscriptions cu started_at, cancel_effective_at, term_ends_at, auto_renew, discount_ends_at
cmrr-no-terms = nu se cunosc termene contractuale, deci niciunul nu contează ca nereînnoit; completați term_ends_at (sau term_started_at cu term_months) și auto_renew în subscriptions
cmrr-under-terms = { $part } din { $whole } au un termen contractual care se încheie mai târziu

## Themes of comments that come with the program

theme-price = Preț
theme-bugs = Erori și căderi
theme-support = Asistență
theme-speed = Viteză
theme-ease-of-use = Ușurința folosirii
theme-missing-features = Funcții lipsă
theme-onboarding = Primii pași
theme-integrations = Integrări
theme-reporting = Rapoarte
theme-mobile = Pe mobil
theme-billing = Facturi și contracte
theme-praise = Laude
theme-complaint = Plângeri

## What customers are split by

# Names that are typed after --by; in English as they are typed.
dimension-plan = plan
dimension-product = produs
dimension-currency = monedă
dimension-tenure = vechime
dimension-mrr-band = mărime după MRR
dimension-pricing-model = model de preț
dimension-contract-length = durata contractului
dimension-company-size = mărimea companiei (angajați)
dimension-company-revenue = venitul companiei
segment-as-at = { $segment } (ca pe { $day })
dimension-cohort = cohortă
dimension-country = țară
dimension-region = regiune
dimension-city = oraș
dimension-industry = domeniu
dimension-channel = canal
dimension-campaign = campanie
dimension-owner = responsabil
dimension-company = companie
dimension-employees = angajați
dimension-name = nume
dimension-email = e-mail
