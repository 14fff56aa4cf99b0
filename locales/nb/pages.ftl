# Pages of the command line, each under its own heading.
#
# Numbers are filled in as the language writes them; $n and other counts choose the plural.

## Headings of several tables

col-at = Tidspunkt
col-day = Dag
col-month = Måned
col-months = Måneder
col-from = Fra
col-to = Til
# Ends of an interval.
col-low = fra
col-high = til
col-customer = Kunde
col-customers = Kunder
col-name = Navn
col-kind = Type
col-cause = Årsak
col-amount = Beløp
col-currency = Valuta
col-mrr = MRR, { $currency }
col-subscription = Abonnement
col-subscriptions = Abonnementer
col-plan = Plan
col-plans = Planer
col-sources = Kilder
col-reason = Oppgitt årsak
col-share = Andel
col-left = Sluttet
col-change = Endring
col-last-seen = Sist sett
col-table = Tabell
col-policy = Regelsett
col-what = Hva
head-segment = kunder: { $segment }

## How customers stand, and why their MRR moves

# Programs ask for kinds and causes by their English ids.
kind-segment-in = inn i segmentet
kind-segment-out = ut av segmentet
movement-cause-price = pris
movement-cause-seats = plasser
movement-cause-plan = annen plan
movement-cause-cross-sell = annet produkt
movement-cause-coupon = rabatt
movement-cause-term = betalingsperiode
movement-cause-usage = forbruk
movement-cause-voluntary = etter ønske
movement-cause-involuntary = manglende betaling
movement-cause-retention-policy = våre egne regler
movement-cause-policy = annet regelsett
movement-cause-unknown = ikke kjent
standing-customer = kunde
standing-paused = på pause
standing-free = gratis
standing-former = tidligere kunde
standing-none = ennå ikke kunde

## Movements

movements-corrects = Korrigerer

## Customers

customers-arr = ARR, { $currency }
customers-change = Endring på 90 dager
customers-status = Status
customers-since = Siden
customers-last-movement = Siste bevegelse
customers-renewal = Fornyelse
customers-open-tickets = Åpne saker
customers-last-nps = Siste NPS
customers-in-all = Sum
customers-count = { $n ->
    [one] { $n } kunde
   *[other] { $n } kunder
}, { $day }
customers-some = { $shown } av { $n ->
    [one] { $n } kunde
   *[other] { $n } kunder
}, { $day }
customers-untold = summen er uten MRR fra { $n ->
    [one] { $n } kunde
   *[other] { $n } kunder
}

## One customer

customer-called = { $name } ({ $id })
customer-at = { $who } ved utgangen av { $day }
customer-on = { $who }, { $day }
customer-pays = MRR { $mrr }, { $status }
customer-mrr-untold = MRR —, { $status }: { $why }
customer-since = kunde siden { $day }
customer-renewal = fornyelse { $day }, MRR { $mrr } ({ $outcome })
customer-seen = { $n ->
    [one] { $n } aktiv bruker
   *[other] { $n } aktive brukere
} på 28 dager, sist sett { $day }
customer-never-seen = { $n ->
    [one] { $n } aktiv bruker
   *[other] { $n } aktive brukere
} på 28 dager, aldri sett
customer-owner = ansvarlig { $name }
customer-country = land { $name }
customer-industry = bransje { $name }
customer-channel = kanal { $name }
customer-happened = Hva som hendte, { $n }
customer-happened-some = Hva som hendte, { $shown } av { $n }
customer-event = Hendelse
customer-about = Om
customer-words = Ord
happened-movement = bevegelse
happened-subscription = abonnement
happened-change = endring
happened-invoice = faktura
happened-payment = betaling
happened-refund = refusjon
happened-credit-note = kreditnota
happened-dispute = tvist
happened-trial = prøveperiode
happened-seats = plasser
happened-ticket = sak
happened-answer = svar
happened-feedback = tilbakemelding
happened-milestone = milepæl
happened-goal = mål
happened-interaction = kontakt med oss
happened-contact = kontaktperson
happened-referral = henvisning
event-started = startet
event-past-due = forfalt
event-cancel-requested = bedt om oppsigelse
event-ended = avsluttet
event-changed = endret
event-issued = utstedt
event-paid = betalt
event-voided = annullert
event-tried = forsøkt
event-refunded = refundert
event-credited = kreditert
event-disputed = bestridt
event-converted = ble kunde
event-purchased = kjøpt
event-opened = åpnet
event-solved = løst
event-answered = besvart
event-said = sagt
event-reached = nådd
event-set = satt
event-achieved = oppnådd
event-met = møttes
event-left = sluttet
event-referred = henviste
event-succeeded = vellykket
event-failed = mislykket

## How long customers stay

survival-title = Hvor lenge kundene blir
survival-since = siden { $column }
survival-observed = observert fra { $day }
survival-nobody = ingen har vært kunde ennå
survival-customers = { $n ->
    [one] { $n } kunde
   *[other] { $n } kunder
}, { $left } har sluttet
survival-customers-late = { $n ->
    [one] { $n } kunde
   *[other] { $n } kunder
}, { $late } av dem observert først fra en senere alder, { $left } gikk
survival-half = Halvparten har sluttet etter: { $when }
survival-mean = Snitt for de første { $months ->
    [one] { $months } måneden
   *[other] { $months } månedene
}: { $mean }
survival-longer = lenger enn observert
survival-longer-than = lenger enn observert ({ $level }: minst { $months ->
    [one] { $months } måned
   *[other] { $months } måneder
})
survival-median = { $months ->
    [one] { $months } måned
   *[other] { $months } måneder
} ({ $level }: { $low } til { $high })
survival-less = mindre
survival-as-customer = { $months ->
    [one] { $months } måned
   *[other] { $months } måneder
} som kunde ({ $level }: { $low } til { $high })
survival-unseen = — ingen er observert så lenge
survival-at-risk = Under observasjon
survival-left-by-then = Sluttet innen da
survival-still = Fortsatt kunder
survival-half-column = Halvparten sluttet etter
survival-mean-column = Snitt for { $months ->
    [one] { $months } måned
   *[other] { $months } måneder
}
survival-range = { $value } ({ $low } til { $high })
survival-note = Kaplan-Meier; intervaller på { $level }, { $method }
survival-no-method = ingen ennå
survival-from-month = fra måned { $month } er færre enn { $n } under observasjon: --format csv har dem
survival-few = ~ færre enn { $n } er under observasjon da
# $name is a heading, or what stands for everyone; $months a number with decimals.
survival-broken = { $name } ved { $months ->
    [one] { $months } måned
   *[other] { $months } måneder
} hadde alle som da ble observert, sluttet, selv om andre observeres senere; derfra sier kurven ingenting
survival-before = { $name } ingen ble observert før { $months ->
    [one] { $months } måned
   *[other] { $months } måneder
}
survival-untested = Log-rank-test: — { $why }
survival-untested-none-left = ingen i noen gruppe sluttet mens en annen var der
survival-untested-many = flere enn { $n } grupper
survival-test = Log-rank-test: χ² { $value } med { $freedom ->
    [one] { $freedom } frihetsgrad
   *[other] { $freedom } frihetsgrader
}, { $p }: { $verdict }
survival-by-chance = tilfeldigheter alene kunne gjort kurvene så ulike
survival-by-more = kurvene skiller seg mer enn tilfeldigheter tilsier

## Why churn moved

change-title = Hvorfor frafallet endret seg: { $before } → { $after }
change-by = etter { $dimension }
change-customers-then = Kunder da
change-churn-then = Frafall da
change-lost-then = Tapt da
change-customers-now = Kunder nå
change-churn-now = Frafall nå
change-lost-now = Tapt nå
change-rate = Egen rate
change-weight = Vekt
change-both = Samlet
change-all = Alle
change-effects = Virkninger i prosentpoeng; summen er endringen
change-chance = Intervall på { $level } for endringen: { $low } til { $high } ({ $method }): tilfeldigheter alene kunne gitt en slik endring
change-no-chance = Intervall på { $level } for endringen: { $low } til { $high } ({ $method }): mer enn tilfeldig
change-partial = den siste perioden er ikke over, eller dataene slutter før den

## Headings that customers are split by

# Bands of the time as a customer, in whole months.
tenure-0 = 0–2 måneder
tenure-3 = 3–5 måneder
tenure-6 = 6–11 måneder
tenure-12 = 12–23 måneder
tenure-24 = 24–35 måneder
tenure-36 = 36 måneder og mer
contract-0 = under én måned
contract-1 = 1–2 måneder
heading-none = (ingen)
heading-untold = (kan ikke avgjøres)

## When customers have paid for their acquisition

payback-title = Hva kundene har gitt, minus det de kostet å vinne
payback-each = { $currency } per kunde
payback-cost = Kostnad
payback-after = Tjent inn etter
payback-together = Samlet
payback-not-yet = ikke ennå
payback-note = Kolonnene er måneder hver har vært kunde, hver med bruttomarginen for sin kalendermåned; de som har sluttet, gir ikke mer. Blankt: ikke alle har vært kunder så lenge. Samlet: kohortene som har det.
payback-deepest = Bunnpunkt per kunde, alle kohorter samlet: { $amount } etter { $when }.
payback-no-cash = — kontantstrøm: { $why }
payback-cash-back = Kontantstrømmens bunn: kostnadene fra { $from } minus marginen fra dem som har kommet siden, er lavest i { $when }, på { $amount }; over 0 igjen i { $then }.
payback-cash-still = Kontantstrømmens bunn: kostnadene fra { $from } minus marginen fra dem som har kommet siden, er lavest i { $when }, på { $amount }; på { $still } i { $then }.

## What a new customer is worth

clv-title = Hva en ny kunde er verdt
clv-at = ved slutten av { $day }
clv-value = I løpet av { $months ->
    [one] { $months } måned
   *[other] { $months } måneder
}, diskontert med { $discount } i året: { $value } ({ $level }: { $low } til { $high })
clv-made = { $arpa } i MRR × { $paid } måneder den ventes å betale for, diskontert
clv-made-margin = { $arpa } i MRR × { $margin } bruttomargin × { $paid } måneder den ventes å betale for, diskontert
clv-none = I løpet av { $months ->
    [one] { $months } måned
   *[other] { $months } måneder
}, diskontert med { $discount } i året: — { $why }
clv-covers = Gjelder kunder med avtaler på { $terms }, { $share } av MRR: de andre avtalelengdene har ingen modell ennå.
clv-few-left = avtaler på { $term }: hittil har { $n } sluttet, og minst { $least } må til før noe fremskrives
clv-few-renewals = avtaler på { $term }: høyeste antall observerte fornyelser er { $n }, og minst { $least } må til før noe fremskrives
clv-term = Avtaler på
clv-each = MRR per kunde, { $currency }
clv-months = Betalte måneder
clv-held = Fortsatt kunder etter så mange fornyelser, avtaler på { $term }:
clv-renewals = Fornyelser
clv-seen = Observert
clv-model = Etter modellen
clv-interval = { $level }-intervall, { $method }: for hvor lenge de blir; det de betaler, tas som det er.
clv-note = Et anslag: en forskjøvet beta-geometrisk modell (Fader og Hardie 2007), tilpasset for hver avtalelengde til hvor lenge de som begynte med den, har blitt. Den forutsetter at nye kunder er som de hittil, og at hver fortsetter å betale det den betaler nå.

## Who uses the product

usage-title = Bruk per kunde · de { $days ->
    [one] { $days } dagen
   *[other] { $days } dagene
} til og med { $last } · trenden mot dem før
usage-users = Brukere
usage-user-days = Brukerdager
usage-stickiness = Brukshyppighet
usage-features = Funksjoner
usage-weeks = Uker av 12
usage-before = Før
usage-trend = Trend
usage-key-unused = Nøkkelfunksjoner som aldri er brukt
usage-more = { $shown } av { $n ->
    [one] { $n } kunde
   *[other] { $n } kunder
}; --limit viser flere
usage-future = { $n ->
    [one] { $n } hendelse
   *[other] { $n } hendelser
} i framtiden, til { $day }, er utelatt
usage-future-hint = sjekk klokken på systemet som daterer dem
usage-unnamed = { $n ->
    [one] { $n } hendelse
   *[other] { $n } hendelser
} uten user_id: kunden er kjent, brukeren ikke
usage-every-event = hver hendelse teller som bruk: tabellen event_kinds kan si hvilke som gjør det

## How long customers wait for what they came for

onboarding-title = Hvor lenge kundene venter på det første verdiøyeblikket
onboarding-started = startet { $from } til { $to }
onboarding-nobody = ingen startet i disse dagene
onboarding-events = hendelser fra { $from } til { $to }
onboarding-without = uten { $n } som startet før hendelsene begynner
onboarding-customers = { $n ->
    [one] { $n } kunde
   *[other] { $n } kunder
}, { $reached } har hatt et verdiøyeblikk
onboarding-half = Halvparten har hatt et etter: { $when }
onboarding-longer-than = lenger enn observert ({ $level }: minst { $days ->
    [one] { $days } dag
   *[other] { $days } dager
})
onboarding-median = { $days ->
    [one] { $days } dag
   *[other] { $days } dager
} ({ $level }: { $low } til { $high })
onboarding-days = Dager
onboarding-waiting = Venter
onboarding-reached-by-then = Nådd til da
onboarding-reached = Nådd
onboarding-half-days = Halvparten etter (dager)
onboarding-within = Innen { $days ->
    [one] { $days } dag
   *[other] { $days } dager
}

## What customers say

feedback-title = Tilbakemeldinger: { $period }
feedback-themes-from = temaer: { $source }
feedback-own-themes = de som følger med programmet
feedback-nothing = ingen kommentarer svarer til det som søkes her
feedback-no-comments = det er ingen kommentarer i dataene
feedback-no-comments-hint = survey_responses.csv har kommentarer i kolonnen comment, feedback.csv (feedback_id, at, text) har det som ble sagt andre steder, interactions.csv (customer_id, at, text) notater
feedback-unknown-language = { $code } er ikke et språk: det letes etter i { $n ->
    [one] { $n } kommentar som oppgir
   *[other] { $n } kommentarer som oppgir
} det
feedback-cut = av { $n ->
    [one] { $n } kommentar
   *[other] { $n } kommentarer
} ble bare de første { $most } bokstavene sett på
feedback-theme = Tema
feedback-comments = Kommentarer
feedback-before = Før
feedback-scored = Med poeng
feedback-displeased = Misfornøyde
feedback-pleased = Fornøyde
feedback-of = av
feedback-no-theme = (uten tema)
feedback-all = (alle)
feedback-unknown = ukjent
feedback-note-before = Før: { $period }. Endring i prosentpoeng; en kommentar kan høre til flere temaer
feedback-note-displeased = Misfornøyde: av dem med poeng, kritikere, de som ikke er fornøyde eller syntes det var vanskelig. NPS: av kommentarer til den undersøkelsen; ~ færre enn 30
feedback-language = Språk
feedback-stated = Oppgitt
feedback-differing = Gjenkjent som annet
feedback-said-by = Sagt av
feedback-phrase = Uttrykk
feedback-log-odds = Log-odds
feedback-chance = Tilfeldig
side-pleased = fornøyde
side-neutral = nøytrale
side-displeased = misfornøyde
feedback-list = { $language }: { $n ->
    [one] { $n } kommentar
   *[other] { $n } kommentarer
} fra fornøyde, { $displeased } fra misfornøyde, { $phrases }
feedback-phrases = { $n ->
    [one] { $n } uttrykk
   *[other] { $n } uttrykk
}
feedback-note-phrases = Log-odds med en Dirichlet-prior fra alle kommentarer på språket (Monroe, Colaresi og Quinn 2008); hver kommentar teller én gang for et uttrykk. * av disse er høyst { $share } tilfeldige
feedback-said = Sagt
feedback-id = Id
feedback-on = Om
feedback-touchpoint = Kontaktpunkt
feedback-score = Poeng
feedback-scale = Skala
feedback-side = Holdning
feedback-felt = Stemning
feedback-in = Språk
feedback-tone = Ord
feedback-themes = Temaer
feedback-found-by = Funnet ved
feedback-comment = Kommentar
feedback-good = bra
feedback-bad = dårlig
feedback-score-of = { $score } av { $most }
feedback-praise = ros
feedback-complaint = klage
feedback-some = { $shown } av { $all }: --limit viser flere, --format csv alle i sin helhet
feedback-note-verbatims = ! ordene sier noe annet enn poengene; — kan ikke avgjøres

## What to mind about how long customers stay

survival-silent = det er ikke kjent at noen sluttet før { $day }, der rundt { $expected } ville gjort det med raten siden: dataene kan mangle dem som sluttet tidligere, og levetidene være for lange
survival-silent-hint = --observed-from { $day } ser bare på det som har hendt siden
survival-crowd = { $n ->
    [one] { $n } kunde har
   *[other] { $n } kunder har
} sin første MRR i { $month }, der dataene begynner, langt flere enn i noen måned siden: de kan ha startet tidligere, og blir lenger enn det ser ut til
survival-crowd-hint = --since created_at regner fra en dato for kundene, --segment 'start >= { $day }' utelater dem
survival-undated = { $n ->
    [one] { $n } kunde har
   *[other] { $n } kunder har
} ingen slik dato; de regnes fra sin første MRR
survival-untold = for { $n ->
    [one] { $n } kunde
   *[other] { $n } kunder
} kan MRR ikke fastslås på et tidspunkt; de regnes med til da
survival-left-before = { $n ->
    [one] { $n } kunde
   *[other] { $n } kunder
} hadde sluttet før { $day }: ikke regnet med

## Bands of MRR that customers are split by

band-under = under { $n }
band-between = { $low } til { $high }
band-above = { $n } og mer
heading-no-user = (ingen bruker)

## What becomes of contract terms

outcome-renewed = fornyet
outcome-expanded = utvidet
outcome-contracted = redusert
outcome-lost = tapt
outcome-leaving = slutter
outcome-needs-decision = krever en avgjørelse
outcome-renews = fornyes automatisk
outcome-unknown = ikke oppgitt

## How metrics move together

relate-title = Hvordan måltall beveger seg sammen: { $from } til { $to }
relate-none = Ingen to av dem har ti måneder felles der begge beveget seg.
relate-metric = Måltall
relate-course = Forløp
relate-last = Siste
relate-changes = Endringer
relate-levels = Nivåer
relate-pair = Par, det som beveger seg først, foran
relate-apart = Avstand
relate-interval = Intervall på { $level }
relate-chance = Tilfeldig
relate-same-month = samme måned
relate-within = { $low } til { $high }
relate-under = under { $share }
relate-variant = { $metric }: { $variant }
# $spearman says of what it is.
relate-no-cause = Å bevege seg sammen, også den ene før den andre, er ingen årsak: noe tredje kan bevege begge, og av mange par beveger noen seg sammen ved en tilfeldighet. { $spearman }.
relate-of-changes = Spearmans rangkorrelasjon av endringer fra måned til måned, som felles trender ikke lurer
relate-of-changes-lags = Spearmans rangkorrelasjon av endringer fra måned til måned, som felles trender ikke lurer; av hvert par den mest sannsynlige av { $n } forskyvninger
relate-of-levels = Spearmans rangkorrelasjon av nivåer: det som bare vokser samtidig, går sammen
relate-of-levels-lags = Spearmans rangkorrelasjon av nivåer: det som bare vokser samtidig, går sammen; av hvert par den mest sannsynlige av { $n } forskyvninger
relate-note-chance = Tilfeldig: av { $n ->
    [one] { $n } sammenligning
   *[other] { $n } sammenligninger
} er høyst denne andelen av dem som er like usannsynlige som denne, tilfeldige (Benjamini-Hochberg). Intervallene gjelder én sammenligning (Bonett-Wright), som om den var den eneste, for så mange uavhengige måneder som disse tilsvarer.
relate-note-few = ~ tilsvarer færre enn 30 uavhengige måneder: les intervallet
relate-note-shared = † bygger på noe felles: de beveger seg sammen også per definisjon
relate-note-more = { $n ->
    [one] { $n } par til
   *[other] { $n } par til
}, og hver forskyvning: --format csv eller json
relate-note-left-out = måneder der en av dem er udefinert, er utelatt
relate-note-undefined = — { $name }: { $n ->
    [one] { $n } måned
   *[other] { $n } måneder
} udefinert: { $why }
relate-note-undefined-more = — { $name }: { $n ->
    [one] { $n } måned
   *[other] { $n } måneder
} udefinert: { $why }, og av andre årsaker

## Who recommends us

advocates-title = Støttespillere: { $period }
advocates-nobody = ingen støttespillere og ingen nøkkelkunder
advocates-nothing = ingen å sammenligne med
advocates-more = { $n } til: --limit { $all }, eller --format csv
advocates-referred = { $referrers } henviste { $referrals }, og { $converted } av dem ble kunder
advocates-promote = { $promoters } er ambassadører, av { $answered } som svarte
advocates-key = { $n ->
    [one] { $n } nøkkelkunde
   *[other] { $n } nøkkelkunder
} med { $share } av MRR
advocates-value = Verdi
advocates-advocates = Støttespillere
advocates-of-all = Av alle
advocates-times = Ganger
advocates-against = Mot andre
advocates-from = { $level } fra
advocates-note-all = Ganger: andelen blant støttespillere delt på andelen blant alle kunder. Mot andre: deres andel minus andelen blant de { $n } som ikke er støttespillere, i prosentpoeng (Newcombe).
advocates-note-answered = Ganger: andelen blant støttespillere delt på andelen blant dem som svarte. Mot andre: deres andel minus andelen blant de { $n } som ikke er støttespillere, i prosentpoeng (Newcombe).
advocates-note-marked = * { $marked } av { $n } verdier skiller seg mer enn intervallet sitt; tilfeldigheter alene ville gitt rundt { $expected } av så mange. Det støttespillere har felles, trenger ikke være grunnen til at de anbefaler.
advocates-note-few = ~ få støttespillere eller andre, eller få av ett slag: les intervallet
advocates-left-out = — { $name }: { $n } verdier eller flere, for mange til å skille noen
advocates-referrals = Henvist
advocates-won = Ble kunder
advocates-promotes = Anbefaler
advocates-key-account = Nøkkelkunde
said-yes = ja
said-no = nei

## Contract terms that end

renewals-title = Fornyelser
renewals-head = { $days ->
    [one] { $days } dag
   *[other] { $days } dager
} fra { $day } · { $currency } · { $zone } · regelsett { $policy }
renewals-ahead = Kontraktsperioder som utløper framover
renewals-before = Kontraktsperioder som utløp før
renewals-due = Forfaller
renewals-past = Hva det ble av de siste
renewals-ends = Kontraktsperioder som utløper
renewals-no-terms = oppgi term_ends_at, eller term_started_at med term_months, og auto_renew i subscriptions
renewals-none = ingen
renewals-more = og { $n } til: --show due eller past med --format csv har alle
renewals-known-more = og { $n } til: --show known med --format csv har alle
renewals-cancellations = Kjente oppsigelser
renewals-coupons = Rabatter som snart utløper
renewals-signed = Signert og ennå ikke startet
renewals-pauses = Pauser
renewals-planned = Planlagte endringer
renewals-in-all = { $amount } i alt
renewals-due-mrr = Forfaller, { $currency }
renewals-after = Etter
renewals-known = Hva som er kjent
renewals-cancelled-on = Sagt opp
renewals-open = Åpent
renewals-leaving = Slutter
renewals-decision = Krever en avgjørelse
renewals-renewed = Fornyet
renewals-lost = Tapt
renewals-renewed-mrr = Fornyet MRR
renewals-expansion = Utvidelse
renewals-contraction = Reduksjon
renewals-lost-mrr = Tapt MRR
renewals-by-customers = Etter kunder
renewals-by-mrr = Etter MRR

## What is known of the months ahead

ahead-signed = signert, ikke startet
ahead-coupon-end = rabatten utløper
ahead-expansion = planlagt utvidelse
ahead-resumed = gjenopptas
ahead-contraction = planlagt reduksjon
ahead-paused = settes på pause
ahead-cancelled = sagt opp
ahead-not-renewing = fornyes ikke
ahead-unpaid = ubetalt
ahead-usage = forbruk til nå
ahead-lost-before-start = tapt før start
ahead-fx = valutakurser
ahead-merge = slått sammen
ahead-correction = korreksjoner av lukkede måneder
cmrr-title = Kontraktsfestet MRR
cmrr-from = fra { $at }
cmrr-opening = Inngående
cmrr-committed = Kontraktsfestet
cmrr-rest-of-month = { $month } fra { $day }.
cmrr-supply = fakturaer forteller ikke hva som er signert, sagt opp eller utløper framover; oppgi subscriptions med started_at, cancel_effective_at, term_ends_at, auto_renew, discount_ends_at
cmrr-no-terms = ingen kontraktsperioder er kjent, så ingen regnes som ikke fornyet; oppgi term_ends_at (eller term_started_at med term_months) og auto_renew i subscriptions
cmrr-under-terms = { $part } av { $whole } har en kontraktsperiode som utløper senere

## Themes of comments that come with the program

theme-price = Pris
theme-bugs = Feil og svikt
theme-support = Kundestøtte
theme-speed = Hastighet
theme-ease-of-use = Brukervennlighet
theme-missing-features = Manglende funksjoner
theme-onboarding = Komme i gang
theme-integrations = Integrasjoner
theme-reporting = Rapporter
theme-mobile = Mobil
theme-billing = Fakturaer og kontrakter
theme-praise = Ros
theme-complaint = Klage

## What customers are split by

# Names that are typed after --by; in English as they are typed.
dimension-plan = plan
dimension-product = produkt
dimension-currency = valuta
dimension-tenure = tid som kunde
dimension-mrr-band = størrelse etter MRR
dimension-pricing-model = prismodell
dimension-contract-length = kontraktslengde
dimension-company-size = bedriftsstørrelse (ansatte)
dimension-company-revenue = bedriftens omsetning
segment-as-at = { $segment } (som { $day })
dimension-cohort = kohort
dimension-country = land
dimension-region = region
dimension-city = by
dimension-industry = bransje
dimension-channel = kanal
dimension-campaign = kampanje
dimension-owner = ansvarlig
dimension-company = selskap
dimension-employees = ansatte
dimension-name = navn
dimension-email = e-post
