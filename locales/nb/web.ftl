# Words of the dashboard alone. Names of metrics, variants, measures and reasons are in catalogue.ftl.

## Frame

nav = Hovednavigasjon
nav-revenue = Inntekter
nav-customers = Kunder
nav-product = Produkt og marked
nav-data = Data og oppsett
menu = Meny
skip = Hopp til innholdet
search = Søk
controls = Hva som vises
range = Tidsrom
range-month = Siste måned
range-3m = Siste 3 måneder
range-6m = Siste 6 måneder
range-12m = Siste 12 måneder
range-24m = Siste 24 måneder
range-year = I år
range-last-year = I fjor
range-to-date = 12 måneder hittil
range-from = Første dag
range-last = Siste dag
range-through = Data til og med { $day } · { $zone }
apply = Bruk
reset = Nullstill
grain = Del inn i
grain-day = Dager
grain-week = Uker
grain-month = Måneder
grain-quarter = Kvartaler
grain-year = År
compare = Sammenlign med
compare-previous = Forrige periode
compare-year = Året før
compare-custom = Valgt periode
compare-none = Ingen sammenligning
compare-from = Fra en valgt dag
compare-said = Sammenlignet med { $span }
segment = Kundesegment
segment-all = Alle kunder
segment-condition = Betingelse
segment-unread = Vilkåret kan ikke leses
data = Data, valuta, kjent per
data-known = kjent per { $day }
data-currency = Valuta
data-currency-text = Bare det som faktureres i denne valutaen, til pålydende
currency-in-use = Faktureres i
currency-unbilled = Ingenting faktureres i { $currency }, så det er ikke noe å vise i den.
currency-unbilled-segment = Ingen i dette segmentet faktureres i { $currency }, så det er ikke noe å vise i den.
currency-billed = Det faktureres i { $currencies }.
currency-all = Alle valutaer
data-known-at = Kjent per
data-known-at-text = Hva ville tallene ha vist den dagen?
data-policy = Regelsett: { $policy }
account = Konto og utseende
theme = Utseende
theme-system = Som systemet
theme-light = Lyst
theme-dark = Mørkt
language = Språk
sign-out = Logg ut
demo-banner = Dette er demoselskapet. Ingenting her er ekte.
demo-look = Se demoselskapet
demo-leave = Tilbake til egne data
reach-lost = Serveren svarer ikke.
reach-offline = Denne enheten er ikke koblet til et nettverk.
reach-shown = Siste svar: { $at }. Det som vises, er fra da.
reach-last = Siste svar: { $at }.
reach-next = Prøver igjen om { $n } s
reach-trying = Prøver igjen…
reach-now = Prøv nå
reach-back = Serveren svarer igjen.
demo-make = Lag demoselskapet
demo-remove = Fjern demoselskapet
no-data = Ingen data ennå
no-data-text = Tallene kommer hit når det finnes data: koble til et faktureringssystem, eller importer filer om fakturering, undersøkelser, saker, leads eller bruk av produktet.
no-data-ask = Tallene kommer hit når det finnes data. En administrator i selskapet kan koble til et faktureringssystem eller importere filer.
ahead-title = Ingen data ennå for { $span }
ahead-text = Dataene rekker til { $through }. Nyere data fyller dette tidsrommet; til da sies ingenting om det, verken vekst eller frafall.
ahead-back = Vis de siste månedene med data
ahead-left-out = Dataene rekker til { $through }; periodene etter det, som også ble valgt, vises ikke.
unfed-title = Ingenting å vise her ennå
unfed-text = Tabellene på denne siden har ingen rader. Hent inn hvilken som helst av dem: filer med disse kolonnene, eller eksporter fra verktøyene du bruker.
unfed-ask = Tabellene på denne siden har ingen rader. En administrator i firmaet kan hente dem inn.
unfed-columns = Trenger kolonnene
begin-stripe = Koble til Stripe
begin-stripe-text = Med en nøkkel som bare leser, kommer kunder, abonnementer og fakturaer av seg selv og holdes oppdatert.
begin-stripe-go = Koble til Stripe
begin-demo = Demoselskapet
begin-demo-text = Et oppdiktet selskap med tre års historie, i et eget arbeidsområde. Dine data røres ikke, og det kan fjernes når som helst.
not-found = Siden finnes ikke
not-found-text = Adressen kan være feilskrevet, eller siden er flyttet.
palette = Gå til
palette-hint = Skjermer, måltall, kunder
palette-metric = måltall
palette-none = Ingen treff.
shortcuts = Tastatursnarveier
shortcuts-on = Enkelttaster virker
shortcut-compare = Bytt sammenligning
shortcut-chart = Gå gjennom et diagram
screen-overview = Oversikt
screen-movements = Bevegelser
screen-retention = Bevaring
screen-definitions = Definisjoner
screen-figure = Tall
screen-customers = Kunder
screen-customer = Kunde
screen-segments = Segmenter
screen-policies = Regler
screen-targets = Måltall
screen-calculators = Kalkulatorer
screen-churn = Frafall
screen-value = Verdi
screen-voice = Kundenes stemme
screen-support = Kundestøtte
screen-growth = Vekst
screen-use = Bruk
screen-sources = Kilder og import
screen-checks = Datakvalitet
workspace = Arbeidsområde
workspace-main = Selskapet ditt
workspace-demo = Demoselskapet
screen-reconciliation = Avstemming
screen-relations = Sammenhenger
screen-benchmarks = Referanseverdier
screen-annotations = Merknader
compare-weekday = Samme ukedager
range-complete = Bare avsluttede perioder
density = Tetthet
density-comfortable = Luftig
density-compact = Kompakt

## Components

close = Lukk
loading = Laster
again = Prøv igjen
trouble-unreachable = Tenure svarer ikke. Kjører den, og er det forbindelse?
trouble-forbidden = Rollen din gir ikke tilgang til dette.
trouble-not-found = Dette finnes ikke.
trouble-server = Tenure kunne ikke svare. Loggen sier hvorfor.
trouble-question = Spørsmålet kan ikke besvares.
trouble-value = Dette kan ikke godtas slik det er.
trouble-too-large = Filene er for store.
trouble-conflict = Noe står i veien: det finnes allerede, eller er endret i mellomtiden.
trouble-damaged = Lagrede data er skadet. Ingen tall lages av dem.
info-about = Hva { $name } betyr
info-more = Hele definisjonen
delta-not-over = ikke over ennå: ingenting å sammenligne med
delta-ripens = senere perioder har hatt mindre tid: sammenlignes ikke
delta-same = = uendret
delta-points = { $n } pp
delta-better = bedre
delta-worse = dårligere
delta-against = mot { $period }
delta-none = ingen verdi for { $period }
chart-cropped = Aksen begynner ikke på null.
benchmark-one = Referanse { $low }
benchmark-range = Referanse { $low } til { $high }
benchmark-from = Referanse fra { $low }
benchmark-to = Referanse opp til { $high }
card-few = n = { $n }: for få til å si mye
to-date = hittil
card-until = til og med { $day }
freshness-through = Data til og med { $day }
freshness-old = { $n ->
    [one] for { $n } dag siden
   *[other] for { $n } dager siden
}
freshness-imported = importert { $at }
freshness-zone = Dager og klokkeslett er i tidssonen { $zone }
details = Detaljer
customers = Kunder
days = { $n ->
    [one] { $n } dag
   *[other] { $n } dager
}
table-period = Periode
table-range = Hele tidsrommet
show-all = Vis alle { $n }
table-sum = Sum i alt
interval = trolig { $low } til { $high }
window-trailing = { $n ->
    [one] over { $n } måned
   *[other] over { $n } måneder
}
window-ago = { $n ->
    [one] { $n } måned før
   *[other] { $n } måneder før
}
window-each = { $n ->
    [one] i hver av { $n } måned
   *[other] i hver av { $n } måneder
}
key-figures = Nøkkeltall
by-plan = plan
by-product = produkt
by-currency = valuta
by-country = land
by-channel = kanal
by-industry = bransje
by-tenure = tid som kunde
by-mrr-band = størrelse etter MRR
by-pricing-model = prismodell
by-contract-length = kontraktslengde
by-company-size = bedriftsstørrelse
by-cohort = kohort
by-owner = ansvarlig
heading-under = under { $n }
heading-above = { $n } og mer
stage-lead = Lead
stage-marketing = Kvalifisert av markedsføring
stage-sales = Kvalifisert av salg
stage-opportunity = Salgsmulighet
stage-customer = Kunde
stage-subscriber = Abonnent på nyheter
stage-evangelist = Ambassadør
by-category = kategori
by-stage = trinn
by-touchpoint = kontaktpunkt
by-feature = funksjon
by-churn-reason = årsak
by-campaign = kampanje
by-city = by
by-region = region
by-company-revenue = bedriftens omsetning

## Charts

chart-table = Vis som tabell
chart-save = Lagre
chart-partial = Skravert eller stiplet: perioden er ikke over.
chart-through = Dataene rekker til { $day }.
chart-not-saved = Bildet kunne ikke lages.
heat-young = ikke gammel nok ennå
summary-nothing = { $name }: ingen verdier i dette tidsrommet.
summary-one = { $name }, { $label } er { $value }.
summary-series = { $way ->
    [up] { $name } steg fra { $from } i { $first } til { $to } i { $last }; høyest { $high } i { $when_high }, lavest { $low } i { $when_low }.
    [down] { $name } falt fra { $from } i { $first } til { $to } i { $last }; høyest { $high } i { $when_high }, lavest { $low } i { $when_low }.
   *[same] { $name } var { $from } i { $first } og { $to } i { $last }; høyest { $high } i { $when_high }, lavest { $low } i { $when_low }.
}
series-mrr = Månedlig inntekt (MRR)
series-net = Netto endring
chart-nothing = Ingenting å vise i tidsrommet.
chart-age-months = Alder i måneder
chart-age-weeks = Alder i uker
with-interval = Båndet viser hva tilfeldigheter kan ha gjort.
chart-largest = De { $n } største av { $all }; alle står under detaljer.
chart-rest = Øvrige
chart-notes = Merknader

## Overview

overview-sentence = { $period }: MRR { $mrr }, { $change } mot { $before }. { $new } kom med nye kunder, { $lost } gikk med frafall.
overview-sentence-same = { $period }: MRR { $mrr }, det samme som i { $before }. { $new } kom med nye kunder, { $lost } gikk med frafall.
overview-sentence-alone = { $period }: MRR { $mrr }. { $new } kom med nye kunder, { $lost } gikk med frafall.
figure-paying = Betalende kunder
changed-title = Hva som endret seg mest
changed-none = Ingenting beveget seg i perioden.
all-movements = Alle bevegelser
renewals-title = Kommende fornyelser
renewals-about = Avtaleperioder som utløper etter dataene
renewals-none = Ingen avtaleperioder utløper de neste 90 dagene.
renewals-within = Innen
renewals-leaving = Vet at de går
renewals-due = { $n ->
    [one] Perioder som utløper innen { $n } dag
   *[other] Perioder som utløper innen { $n } dager
}
renewals-outcome = Hva som skjer
quality-title = Datakvalitet
quality-none = Ingen rader ble avvist.
quality-through = Data til og med { $day }, regelsett { $policy }
quality-rows = { $n ->
    [one] { $n } rad ble avvist; tallene er uten den.
   *[other] { $n } rader ble avvist; tallene er uten dem.
}
quality-missing = Mangler, så noen tall er udefinerte: { $tables }
quality-closed = Måneder til og med { $month } er avsluttet

## Movements

movements-title = MRR-bevegelser
step-new = Nye
step-reactivation = Reaktivering
step-expansion = Utvidelse
step-contraction = Reduksjon
step-churn = Frafall
step-paused = Satt på pause
step-resumed = Gjenopptatt
step-fx = Valutakurser
step-merge = Sammenslåtte kunder
step-correction = Korreksjoner
step-segment-in = Inn i segmentet
step-segment-out = Ut av segmentet
step-rest = Pauser, kurser, annet
movements-about = Hvordan MRR gikk fra begynnelsen til slutten av { $span }
bridge-heading = Fra inngående til utgående MRR
bridge-start = Inngående
bridge-end = Utgående
bridge-step = Trinn
bridge-amount = Beløp
bridge-count = Bevegelser
bridge-change = Endring
bridge-lost-more = mer gikk tapt
bridge-lost-less = mindre gikk tapt
bridge-adds-up = Det går opp: inngående pluss alle trinn er utgående, til siste brøkdel av en cent.
bridge-does-not = Det går ikke opp: { $gap } er til overs. Dette er en feil i Tenure.
movements-over-time = Bevegelser over tid
movements-by-period = Per periode, i { $currency }
movements-list = Én for én
movements-of-kind = Én for én: { $kind }
movements-of-reason = Oppgitt grunn: { $reason }
movements-all-kinds = Alle typer
movements-none = Ingen slike bevegelser i tidsrommet.
movements-counted = { $customers ->
    [one] { $customers } kunde
   *[other] { $customers } kunder
} · { $events ->
    [one] { $events } hendelse
   *[other] { $events } hendelser
}
movements-adds = summerer til broen
movements-at = Når
movements-customer = Kunde
movements-kind = Type
movements-cause = Årsak
cause-price = pris
cause-seats = plasser
cause-plan = bytte av plan
cause-cross-sell = annet produkt
cause-coupon = rabatt
cause-term = betalingsperiode
cause-usage = forbruk
cause-voluntary = ba om å slutte
cause-involuntary = betalte ikke
cause-retention-policy = avsluttet etter reglene
cause-policy = endring av regler
cause-unknown = ukjent

## Retention

retention-about = Hvem som blir, hvor mye av inntekten som blir, og hvor lenge
cohorts-heading = Etter når kundene kom
cohorts-about = Hver rad er alle som fikk sin første MRR i samme periode; hver kolonne er en alder.
cohorts-of = Andel av
cohorts-logo = Beholdte kunder
cohorts-gross = Beholdt MRR
cohorts-net = MRR med vekst
cohorts-usage = Bruk av produktet
cohorts-unit = Alder i
cohorts-months = Måneder
cohorts-weeks = Uker
cohorts-show = Vis
cohorts-absolute = Absolutt
cohorts-cell = { $left } av { $of }: { $share }
cohorts-mean = Vektet snitt
cohorts-sum = Summen av kohorter som er gamle nok
cohorts-caption = Kohorter: { $what }
cohorts-came = Kom i
cohorts-note = Snittet er vektet etter størrelse. Prikk: kohorten er ikke gammel nok, eller dataene begynner senere. Kursiv: færre enn ti kunder.
cohorts-none = Ingen kohorter i tidsrommet
cohorts-none-text = Ingen fikk sin første MRR her, eller ingen brukte produktet. Et lengre tidsrom kan hjelpe.
cohorts-curves = Bevaring etter alder
cohorts-curves-about = Vektede snitt av alle kohorter i tidsrommet
cohorts-age = Alder
cohorts-month-n = måned { $n }
cohorts-week-n = uke { $n }
survival-title = Hvor lenge kundene blir
survival-share = Fortsatt kunder
survival-at-risk = { $n } observert
survival-no-median = { $customers ->
    [one] { $customers } kunde
   *[other] { $customers } kunder
}, { $left } av dem har gått; over halvparten blir lenger enn det er observert. Båndet viser hva tilfeldigheter kan ha gjort.
survival-median = { $customers ->
    [one] { $customers } kunde
   *[other] { $customers } kunder
}, { $left } av dem har gått; halvparten går innen { $months ->
    [one] { $months } måned
   *[other] { $months } måneder
}. Båndet viser hva tilfeldigheter kan ha gjort.

## Churn

churn-about = Hvem som går, hvor mye inntekt som går med dem, og hvorfor
churn-lost-by-kind = Tapte kunder etter hvordan de gikk
churn-mrr-by-kind = Tapt inntekt etter hvordan den gikk
churn-reasons = Oppgitte årsaker
churn-reason = Årsak
churn-churns = Frafall, antall
churn-mrr = Tapt MRR, { $currency }
churn-share = Andel av tapt MRR
churn-nobody = Ingen gikk i tidsrommet.
mix-title = Hvorfor frafallsraten endret seg
mix-about = Siste periode mot den forrige: kunder i en gruppe gikk oftere, eller det er flere av dem som går
mix-rate = Fra raten, prosentpoeng
mix-mix = Fra sammensetningen, prosentpoeng
mix-of = ({ $lost } av { $all })
mix-sentence = Fra { $before } til { $after }: { $change } prosentpoeng, derav { $rate } fra rater og { $mix } fra sammensetningen.

## Value

value-about = Hva kundene er verdt, og hva det koster å vinne og beholde dem
value-cac-by-channel = Anskaffelseskost per kanal
value-crc = Kostnad for å beholde en kunde, spesifisert
payback-title = Tilbakebetaling av anskaffelse
payback-about = Margin så langt minus anskaffelseskost, per kunde: det kohortene faktisk har tjent inn. Tallet «Tilbakebetalingstid for CAC» regner fremover fra marginen i én periode.
payback-balance = Saldo per kunde
payback-after = { $n ->
    [one] Betalt tilbake etter { $n } måned, i snitt over alle kohorter
   *[other] Betalt tilbake etter { $n } måneder, i snitt over alle kohorter
}
payback-not-yet = { $n ->
    [one] Ikke betalt tilbake innen { $n } måned
   *[other] Ikke betalt tilbake innen { $n } måneder
}

## Voice

voice-about = Hva kundene svarer og skriver, med inntekten bak
voice-by-touchpoint = Tilfredshet per kontaktpunkt
themes-title = Hva kommentarene handler om
themes-about = { $span }; en kommentar kan berøre flere temaer
themes-theme = Tema
themes-comments = Kommentarer
themes-share = Andel av kommentarer
themes-mrr = Inntekt fra skribentene, { $currency }
themes-displeased = Misfornøyde
themes-nps = NPS-score
themes-none = Ingen kommentarer i tidsrommet.
themes-other = Ukjent tema
voice-comments = Hva de skrev
voice-comments-on = Hva de skrev om { $theme }
voice-comments-about = De største kundene først
voice-comments-first = { $n } av { $all }, de største kundene først; filene har alle
voice-all-themes = Alle temaer
voice-masked = (skjult for rollen din)
voice-mrr = MRR på { $mrr }
voice-score = { $score } på skalaen { $scale }
voice-pleased = fornøyd
voice-neutral = nøytral
voice-displeased = misfornøyd
themes-all = Alle kommentarer

## Support

support-about = Hvor mye hjelp kundene trenger, og hvor raskt de får den
support-by-category = Saker per kunde, per kategori
support-first-response = Tid til første svar
support-resolution = Tid til løsning

## Growth

growth-about = Hvor kundene kommer fra, og hvor mange som blir kunder
growth-traffic = Kvalifisert trafikk per kanal
growth-stages = Leads som kom til hvert trinn
growth-visitors = Besøkende som kan bli kunder
growth-whole = Hele perioden
advocates-title = Hva støttespillerne har felles
advocates-about = { $span }: { $referrers } henviste andre; { $promoters } er ambassadører, av { $answered } som svarte
advocates-what = Hva
advocates-count = Støttespillere
advocates-share = Av støttespillerne
advocates-others = Av de andre
advocates-lift = Mot alle kunder
advocates-difference = Sannsynlig forskjell fra de andre, i poeng
advocates-few = Få av dem: les intervallet.
advocates-only-marked = Bare det som skiller seg
advocates-nothing = Ingenting skiller støttespillerne ut mer enn tilfeldigheter.
advocates-none = Ingen har anbefalt oss eller er ambassadør i denne perioden.
advocates-chance = { $marked } av { $n } verdier skiller seg mer enn intervallet sitt; tilfeldigheter alene ville gitt rundt { $expected } av så mange. Det støttespillerne har felles, trenger ikke være grunnen til at de anbefaler.
advocates-ask = Hvem dere kan be om en referanse
advocates-ask-about = De som har henvist andre, er ambassadører eller nøkkelkunder
advocates-referred = Henvist
advocates-won = Ble kunder
advocates-why = Hvorfor
advocates-promotes = Ambassadør
advocates-key = Nøkkelkunde

## Use

use-about = Hvem som bruker produktet, hvor ofte, og hva av det
use-users = Aktive brukere
use-customers = Aktive kunder
use-matrix = Funksjonsmatrise
use-matrix-about = Andelen av brukerne som kan bruke en funksjon og gjorde det, periode for periode
use-matrix-users = Brukere nå
use-matrix-cell = { $used } av { $all ->
    [one] { $all } bruker
   *[other] { $all } brukere
}, { $share }
use-features = Bruk per funksjon
onboarding-title = Hvor raskt nye kunder når første verdi
onboarding-share = Har nådd den
onboarding-reached = { $n } av { $all } har nådd den.
onboarding-half = { $days ->
    [one] { $n } av { $all } har nådd den; halvparten innen { $days } dag.
   *[other] { $n } av { $all } har nådd den; halvparten innen { $days } dager.
}
onboarding-days = Dager siden start

## Relations

relations-about = Hvilke måltall som stiger og faller sammen, måned for måned, og hvilket av to som beveger seg først.
relations-of = Hva som sammenlignes
relations-changes = Endringer
relations-levels = Nivåer
relations-window = Over
relations-months = { $n ->
    [one] { $n } måned
   *[other] { $n } måneder
}
relations-which = { $n ->
    [one] { $n } måltall
   *[other] { $n } måltall
}
relations-find = Finn et måltall
relations-usual = De vanlige
relations-caution = Å bevege seg sammen, selv det ene før det andre, er ingen årsak: noe tredje kan bevege begge. { $pairs } par på flere avstander er { $compared } sammenligninger, og av så mange ser noen sterke ut ved en tilfeldighet.
relations-of-changes = Det som sammenlignes, er hva måltall endrer seg fra måned til måned, siden to som begge vokser, alltid ser ut til å følges ad.
relations-of-levels = Det som sammenlignes, er hva måltall er: to som begge vokser, følges ad uansett hva de har med hverandre å gjøre.
relations-matrix = Hvert par der det er sterkest
relations-key-ramp = { $low } motsatt vei, { $high } samme vei
relations-key-arrow = raden beveger seg 2 måneder før kolonnen; ← etter den
relations-key-open = blek: det kan like gjerne gå motsatt vei
relations-key-likely = fet: neppe tilfeldig, selv blant så mange
relations-same-month = i samme måned
relations-together = { $a } og { $b } i samme måned
relations-before = { $a }, deretter { $b } etter { $apart }
relations-to = { $low } til { $high }
relations-found = { $n ->
    [one] rangkorrelasjon { $value }, trolig { $interval }, fra { $n } måned.
   *[other] rangkorrelasjon { $value }, trolig { $interval }, fra { $n } måneder.
}
relations-few = Få måneder som sier noe for seg selv: ta det med forbehold.
relations-shares-terms = Begge er delvis laget av de samme tallene, så de beveger seg sammen per definisjon.
relations-luck = Av alle sammenligninger som ser minst like sterke ut, ville omtrent { $share } være tilfeldige.
relations-pair = { $a } og { $b }
relations-curve = For hver avstand i måneder: til høyre for 0 beveger { $a } seg først, til venstre { $b }. Båndet viser hva tilfeldigheter kan ha gjort.
relations-apart = Avstand
relations-across = Måneder mellom de to
relations-pairs = Alle par
relations-pairs-about = Hvert på sin sterkeste avstand. CSV-filen har hvert par på hver avstand.
relations-column-pair = Hva som beveger seg først → hva som følger
relations-interval = Trolig
relations-column-months = Måneder
relations-column-luck = Tilfeldig blant slike

## Customers

customer = Kunde
customers-about = Ved utgangen av { $day }
customers-at = Ved utgangen av
customers-search = Navn, id, e-post eller domene
customers-status = Status
customers-status-present = Nåværende kunder
customers-status-all = Alle, også tidligere
customers-status-customer = Kunde
customers-status-paused = På pause
customers-status-free = Gratis
customers-status-former = Tidligere
customers-chosen = { $n ->
    [one] { $n } valgt
   *[other] { $n } valgte
}
customers-make-segment = Lag et segment
customers-export-chosen = Eksporter disse
customers-choose-none = Velg ingen
customers-choose = Velg { $name }
customers-total = { $n ->
    [one] { $n } kunde
   *[other] { $n } kunder
}
customers-untold = { $n ->
    [one] uten MRR for { $n } kunde, som ikke kan sies
   *[other] uten MRR for { $n } kunder, som ikke kan sies
}
customers-none = Ingen kunder passer
customers-none-text = Søk bredere, eller se på alle kunder.
customers-page = { $from }–{ $to } av { $all }
customers-before = Tilbake
customers-next = Neste
customers-columns = Kolonner
customers-columns-keep = Behold for meg
customers-columns-kept = Kolonnene er lagret
customers-col-mrr = MRR
customers-col-arr = ARR
customers-col-change = Endring på 90 dager
customers-col-start = Kunde siden
customers-col-plans = Planer
customers-col-movement = Siste bevegelse
customers-col-seen = Sist sett
customers-col-renewal = Fornyelse
customers-col-tickets = Åpne saker
customers-col-nps = Siste NPS
customers-col-owner = Ansvarlig
customers-col-email = E-post
customers-col-company = Selskap
customers-col-country = Land
customers-col-region = Region
customers-col-city = By
customers-col-industry = Bransje
customers-col-employees = Ansatte
customers-col-channel = Kanal
customers-col-campaign = Kampanje
customers-col-created = Opprettet
customers-col-subscription-id = Abonnements-id
customers-col-plan-id = Plan-id
customers-col-invoice-id = Faktura-id
customers-col-ticket-id = Saks-id
customers-col-quantity = Antall
customers-col-amount = Beløp
customers-col-interval = Faktureres hver
customers-col-started-at = Startet
customers-col-term-ends-at = Perioden slutter
customers-col-ended-at = Avsluttet
customers-col-changed-at = Endret
customers-col-issued-at = Utstedt
customers-col-due-at = Forfall
customers-col-paid-at = Betalt den
customers-col-amount-paid = Betalt beløp
customers-col-at = Når
customers-col-result = Utfall
customers-col-method = Betalt med
customers-col-decline-code = Avvist fordi
customers-col-opened-at = Åpnet
customers-col-solved-at = Løst
customers-col-category = Kategori
customers-col-satisfaction = Tilfredshet
customers-col-responded-at = Besvart
customers-col-survey = Undersøkelse
customers-col-score = Poengsum
customers-col-touchpoint = Kontaktpunkt
customers-col-comment = Kommentar
customers-col-goal = Mål
customers-col-set-at = Satt
customers-col-achieved-at = Oppnådd
customers-col-milestone = Milepæl
customers-col-expected-by = Ventet innen
customers-col-reached-at = Nådd
customers-col-role = Rolle
customers-col-champion = Støttespiller
customers-col-left-at = Sluttet
customers-col-name = Navn
customers-col-audience = Målgruppe
customers-col-persona = Persontype
customers-col-lead-created-at = Lead siden
customers-col-account-class = Kontoklasse

## Customer

customer-about = Ved utgangen av { $day }; hendelser til nå
customer-never = Ennå ikke kunde
customer-active-users = Aktive brukere på 28 dager
customer-seen = sett { $day }
customer-never-seen = aldri sett
customer-features = Funksjoner brukt på 28 dager
customer-features-of = { $n } av { $all }
customer-unused = aldri: { $features }
customer-merged = Også kjent som { $ids }, slått sammen med denne
customer-mrr = MRR over hele tiden
customer-mrr-summary = { $n ->
    [one] { $n } bevegelse; nå { $mrr }
   *[other] { $n } bevegelser; nå { $mrr }
}
customer-happened = Hva som hendte
customer-kinds = Typer hendelser
customer-kind-all = Alle
customer-nothing = Ingenting av det slaget er kjent.
customer-more = Vis flere; { $n } gjenstår
customer-kind-movement = MRR
customer-kind-subscription = Abonnement
customer-kind-change = Endrede vilkår
customer-kind-invoice = Faktura
customer-kind-payment = Betaling
customer-kind-refund = Refusjon
customer-kind-credit = Kreditnota
customer-kind-dispute = Tvist
customer-kind-trial = Prøveperiode
customer-kind-seats = Plasser
customer-kind-ticket = Sak
customer-kind-answer = Svar
customer-kind-feedback = Tilbakemelding
customer-kind-milestone = Milepæl
customer-kind-goal = Mål
customer-kind-interaction = Kontakt med oss
customer-kind-contact = Kontaktperson
customer-kind-referral = Henvisning
customer-event-new = ny
customer-event-expansion = utvidelse
customer-event-contraction = reduksjon
customer-event-churn = frafall
customer-event-reactivation = reaktivering
customer-event-started = startet
customer-event-paused = satt på pause
customer-event-resumed = gjenopptatt
customer-event-past-due = forfalt
customer-event-cancel = oppsigelse bedt om
customer-event-ended = avsluttet
customer-event-changed = endret
customer-event-issued = utstedt
customer-event-paid = betalt
customer-event-voided = annullert
customer-event-succeeded = vellykket
customer-event-failed = mislykket
customer-event-converted = konvertert
customer-event-purchased = kjøpt
customer-event-opened = åpnet
customer-event-solved = løst
customer-event-reached = nådd
customer-event-set = satt
customer-event-achieved = oppnådd
customer-event-left = sluttet
customer-event-tried = forsøkt
customer-event-refunded = refundert
customer-event-credited = kreditert
customer-event-disputed = bestridt
customer-event-answered = besvart
customer-event-said = sagt
customer-event-met = møttes
customer-event-referred = henviste
customer-event-incomplete = ufullstendig
customer-event-trialing = i prøveperiode
customer-event-active = aktivt
customer-event-non-renewing = fornyes ikke
customer-event-unpaid = ubetalt
customer-event-canceled = avsluttet
customer-event-draft = utkast
customer-event-open = åpen
customer-event-uncollectible = tapt
customer-event-won = vunnet
customer-event-lost = tapt sak
customer-said-call = samtale
customer-said-meeting = møte
customer-said-email = e-post
customer-said-training = opplæring
customer-said-note = notat
customer-said-review = anmeldelse
customer-method-card = kort
customer-method-transfer = bankoverføring
customer-method-debit = direkte trekk
customer-renewal-leaving = vil slutte
customer-renewal-decision = krever en avgjørelse
customer-renewal-renews = fornyes automatisk
customer-renewal-unknown = ukjent om det fornyes
customer-explained = Slik blir MRR til
customer-pays-nothing = Den betaler ingenting den dagen.
customer-adds = Delene blir nøyaktig { $mrr }
customer-adds-not = Delene blir ikke { $mrr }
customer-attributes = Hva som er kjent
customer-id = Id
customer-known-since = Kjent siden { $at }
customer-notes = Notater
customer-note = Skriv et notat
customer-note-add = Legg til
customer-note-edited = endret
customer-note-edited-by = endret av { $name }
customer-note-remove = Fjern
customer-no-notes = Ingen notater ennå.
customer-source = Kilde
customer-rows-of = De siste { $n } av { $all }
customer-subscriptions = Abonnementer
customer-subscriptions-stand = Plan, antall og pris slik de står { $day }, etter alle endringer; statusen slik den sist ble oppgitt.
customer-subscriptions-began = Plan, antall og pris slik de var ved start: det er flere endringer enn det som vises her.
customer-changes = Endringer av abonnementer
customer-invoices = Fakturaer
customer-payments = Betalinger
customer-contacts = Kontakter
customer-tickets = Saker
customer-answers = Svar på undersøkelser
customer-goals = Mål
customer-milestones = Milepæler

## Segments

segments-about = Hvem tallene handler om. Et lagret segment kan velges øverst på hver side.
segments-new = Nytt segment
segments-name = Navn
segments-description = Beskrivelse
segments-expression = Betingelse
segments-for = For
segments-shared = Alle
segments-personal = Meg
segments-share = For alle
segments-acts = Handlinger
segments-look = Se på dem
segments-edit = Rediger
segments-edit-title = Segmentet { $name }
segments-remove = Fjern
segments-keep = Lagre
segments-kept = Segmentet { $name } er lagret
segments-removed = Segmentet { $name } er fjernet
segments-saved = Lagrede segmenter
segments-none = Ingen segmenter ennå
segments-none-text = Et segment er en betingelse for kunder: en plan, et land eller MRR over en grense.
segments-wrong = Linje { $line }, tegn { $column }:
segments-empty = Legg til en betingelse, eller skriv en. { $n } felt kan brukes.
segments-add = Betingelse
segments-field = Søk etter felt
segments-group = Begynn en gruppe
segments-turn = Snu til det motsatte
segments-and = og
segments-or = eller
segments-not = ikke
segments-less = Ta ut
segments-compare = Slik sammenlignes det
segments-value = Verdi
segments-values = Verdier, én per linje
segments-unit = Enhet
segments-value-none = Velg eller skriv en verdi.
segments-value-number = Skriv et tall.
segments-negate = Ikke dette
segments-compare-holds = er sant
segments-compare-in = er en av
segments-compare-not-in = er ingen av
segments-compare-contains = inneholder
segments-compare-not-contains = inneholder ikke
segments-compare-starts = begynner med
segments-compare-missing = mangler
segments-compare-not-missing = finnes
segments-whom = Hvem det har
segments-sentence = Med ord
segments-says-and = { $a } og { $b }
segments-says-or = { $a } eller { $b }
segments-says-not = ikke ({ $part })
segments-says-is = { $field } er { $value }
segments-says-is-not = { $field } er ikke { $value }
segments-says-none = { $field } er ingen av { $value }
segments-says-contains = { $field } inneholder { $value }
segments-says-contains-not = { $field } inneholder ikke { $value }
segments-says-starts = { $field } begynner med { $value }
segments-says-starts-not = { $field } begynner ikke med { $value }
segments-says-missing = { $field } er ukjent
segments-says-there = { $field } er kjent
segments-says-holds = { $field } er sant
segments-says-holds-not = { $field } er ikke sant
segments-says-after = { $field }: etter { $value }
segments-says-since = { $field }: fra og med { $value }
segments-says-before = { $field }: før { $value }
segments-says-until = { $field }: til og med { $value }
segments-says-paying = kunden betaler
segments-says-paying-not = kunden betaler ikke
segments-says-customer = det er en kunde
segments-says-customer-not = det er ingen kunde
segments-says-paused = kunden er satt på pause
segments-says-paused-not = kunden er ikke satt på pause
segments-says-active = kunden er aktiv
segments-says-active-not = kunden er ikke aktiv
segments-field-start = Første dag som kunde
segments-field-trial = Start på prøveperioden
segments-field-revenue = Bedriftens omsetning
segments-field-paying = Betaler
segments-field-active = Aktiv

## Sources and import

sources-about = Hvor dataene kommer fra, og hva de består av
sources-account = Konto
sources-account-text = Stripe sa ikke hvilken konto nøkkelen hører til. Id-en står i innstillingene hos Stripe; når den er kjent, kan flere kontoer kobles til.
sources-another = Koble til en konto til
sources-another-about = Flere Stripe-kontoer står ved siden av hverandre, hver med egen nøkkel, tidsplan og webhook; tallene gjelder alle samlet.
sources-another-wait = En konto til kan kobles til når det er kjent hvilken konto { $name } er.
sources-drop = Slipp filer her
sources-drop-text = Alle filer sammen, i hvilken som helst rekkefølge: tabeller som CSV, JSONL eller Parquet, eksporter fra Stripe og kundestøtte, eller et arkiv av dem. Ingenting lagres før du har sett hva som ville skje.
sources-choose = Velg filer
sources-sending = Sender …
sources-keep = La det være
sources-name = Navn
sources-connect = Koble til Stripe
sources-connect-about = Nye fakta kommer av seg selv: Tenure spør Stripe etter en tidsplan, og webhooks sier fra med en gang
sources-key = Nøkkel
sources-key-text = En begrenset nøkkel med leserettigheter er nok. Lag en i kontrollpanelet til Stripe:
sources-key-reads = Gi den rett til å lese:
sources-key-kept = Den er kryptert på denne serveren, sendes bare til Stripe og vises aldri igjen.
sources-key-new = En annen nøkkel (tomt: den som er der)
sources-key-which = Hvilken nøkkel trengs?
sources-schedule = Tidsplan
sources-every-hour = Hver time
sources-every-day = Hver dag
sources-every-none = Bare på forespørsel
sources-every-minutes = { $n ->
    [one] Hvert minutt
   *[other] Hvert { $n }. minutt
}
sources-every-hours = { $n ->
    [one] Hver time
   *[other] Hver { $n }. time
}
sources-every-days = { $n ->
    [one] Hver dag
   *[other] Hver { $n }. dag
}
sources-without = Utelat noe
sources-without-text = For det nøkkelen ikke kan lese. Tall som trenger det, mangler da.
sources-cancel = Avbryt
sources-save = Lagre
sources-saved = Lagret
sources-state-syncing = Arbeider
sources-state-paused = På pause
sources-state-failed = Mislyktes
sources-state-waiting = Ikke spurt ennå
sources-state-fine = Oppdatert
sources-test = Testmodus
sources-last = Siste synkronisering
sources-next = Neste synkronisering
sources-brought = Hentet av siste synkronisering
sources-rejected = { $n ->
    [one] { $n } objekt kunne ikke leses
   *[other] { $n } objekter kunne ikke leses
}
sources-failures = Mislykkede forsøk
sources-sync = Synkroniser nå
sources-check = Sjekk nøkkelen
sources-check-fine = Stripe godtar nøkkelen, og den kan lese alt som trengs.
sources-change = Endre
sources-change-one = Endre { $name }
sources-pause = Sett på pause
sources-resume = Fortsett
sources-remove = Fjern
sources-remove-one = Fjern { $name }
sources-remove-text = Nøkkelen, signeringshemmelighetene og hendelsene som venter, slettes. Det som er hentet inn, blir; det kan angres under Partier. Fjern webhooken i Stripe også.
sources-webhook = Webhook
sources-webhook-none = ikke satt opp
sources-webhook-text = Med en webhook er endringer her innen et minutt og ikke først etter neste synkronisering. Legg til et endepunkt med denne adressen i Stripe, under Developers og Webhooks, og lim inn signeringshemmeligheten her.
sources-webhook-far = Stripe når bare adresser på internett med https://. Åpne kontrollpanelet under adressen serveren har der for å se den rette.
sources-webhook-events = Snapshot-hendelser som skal sendes:
sources-copy = Kopier
sources-copied = Kopiert
sources-copy-failed = Nettleseren tillot ikke kopiering: merk adressen.
sources-signing = Signeringshemmelighet
sources-signing-keep = Behold også hemmelighetene som er der, mens en byttes
sources-events-last = Siste hendelse: { $at }
sources-events-waiting = { $n ->
    [one] { $n } hendelse venter på å hentes inn
   *[other] { $n } hendelser venter på å hentes inn
}
sources-events-first = Etter den første synkroniseringen
sources-kept-thin = { $n ->
    [one] { $n } hendelse brukes ikke: den er av typen thin. Velg snapshot-hendelser i Stripe.
   *[other] { $n } hendelser brukes ikke: de er av typen thin. Velg snapshot-hendelser i Stripe.
}
sources-kept-mode = { $n ->
    [one] { $n } hendelse brukes ikke: den er av en annen modus enn nøkkelen.
   *[other] { $n } hendelser brukes ikke: de er av en annen modus enn nøkkelen.
}
sources-kept-account = { $n ->
    [one] { $n } hendelse brukes ikke: den er fra en annen konto.
   *[other] { $n } hendelser brukes ikke: de er fra andre kontoer.
}
sources-kept-unknown = { $n ->
    [one] { $n } hendelse brukes ikke: denne versjonen kjenner ikke objekttypen.
   *[other] { $n } hendelser brukes ikke: denne versjonen kjenner ikke objekttypene.
}
sources-kept-bad = { $n ->
    [one] { $n } hendelse kunne ikke leses ({ $reason })
   *[other] { $n } hendelser kunne ikke leses ({ $reason })
}
jobs-syncing = Spør Stripe
jobs-waiting = Venter på tur
jobs-planning = Leser filene
jobs-importing = Henter inn rader
jobs-making = Lager demoselskapet
jobs-running = Arbeider
jobs-cancel = Stopp
jobs-cancelling = Stopper …
imports-title = Siste importer
imports-one = Import { $n }
imports-sent = { $n ->
    [one] { $n } fil, { $size }
   *[other] { $n } filer, { $size }
}
imports-files = Filer
imports-state-planning = Leses
imports-state-unknown = Si hva filene er
imports-state-planned = Klar til bruk
imports-state-refused = Alle rader avvist
imports-state-applying = Tas i bruk
imports-state-applied = Tatt i bruk
imports-state-undone = Angret
imports-state-failed = Kunne ikke gjøres
imports-ready = { $n ->
    [one] { $n } rad klar
   *[other] { $n } rader klare
}
imports-brought = { $n ->
    [one] { $n } ny rad
   *[other] { $n } nye rader
}
imports-known = { $n } kjent fra før
imports-warnings = { $n ->
    [one] { $n } advarsel
   *[other] { $n } advarsler
}
imports-errors = { $n ->
    [one] { $n } feil
   *[other] { $n } feil
}
imports-apply = Ta i bruk
imports-apply-good = Ta de gode radene i bruk
imports-apply-good-text = Rader med feil holdes utenfor, i filer som kan rettes og sendes på nytt.
imports-strict = Alle rader eller ingen
imports-strict-text = Så lenge en rad har feil, hentes ingenting inn.
imports-nothing-new = Det er ikke noe nytt i disse filene.
imports-all-refused = Alle rader ble avvist: hva som er galt med dem står nedenfor, og der kan det velges hvordan filene skal leses.
imports-not-read = ikke lest
imports-nothing-known = Ingen fil er kjent som tabell ennå: si nedenfor hva de er.
imports-look = Se tallene
imports-no-form = verken CSV, JSON Lines eller Parquet: { $hint }
imports-hint-table = Den leses når tabellen er valgt nedenfor, under «Hva filene er».
imports-hint-written = Si nedenfor hvordan filene skriver tall og datoer.
imports-undone-text = Parti { $n } av denne importen ble angret { $at }: radene teller ikke lenger.
imports-discard = Forkast
imports-forget = Fjern fra listen
imports-tables = Per tabell
imports-tables-about = Hva filene ble tatt for, og hva som blir av radene
imports-table = Tabell
imports-rows = Rader
imports-added = Lagt til
imports-superseded = Erstattet
imports-unchanged = Uendret
imports-conflicts = Konflikter
imports-rejected = Avvist
imports-rejects = Avviste rader: { $name }
imports-remarks = Verdt å merke seg
imports-findings = Hva som er galt
imports-findings-about = Talt etter årsak; de første i hver fil med sted
imports-file-failed = { $file } kan ikke leses
imports-value = Det står
imports-expected = Ventet:
imports-currency = Kontoens valuta
imports-zone = Tidssone
imports-map = Hva filene er
imports-map-about = Tabeller og kolonner slik de ble forstått. Endre det som er feil, og les filene på nytt; ingenting lagres av det.
imports-map-table = Tabell
imports-map-columns = Alle kolonner i { $table }
imports-map-required = påkrevd
imports-form-text = tekst
imports-form-time = et tidspunkt, for eksempel 2026-03-31T14:05:00Z
imports-form-day = en dag, for eksempel 2026-03-31
imports-form-month = en måned, for eksempel 2026-03
imports-form-money = et beløp, for eksempel 1234.50
imports-form-minor = et beløp i øre eller cent, for eksempel 123450
imports-form-rate = en kurs, for eksempel 1.0875
imports-form-percent = prosent, for eksempel 20
imports-form-number = et tall, for eksempel 2.5
imports-form-whole = et heltall, for eksempel 12
imports-form-flag = true eller false
imports-form-choice = én av: { $words }
imports-form-currency = en valuta, for eksempel EUR
imports-form-list = tekster med ; mellom
imports-form-json = JSON
imports-map-no-table = leses ikke
imports-map-suggested = en gjetning ut fra navn eller kolonner
imports-map-ignored = leses ikke
imports-map-attribute = beholdes som attributt
imports-map-rows = { $n ->
    [one] { $n } rad
   *[other] { $n } rader
}
imports-map-missing = mangler: { $columns }
imports-map-twice = gitt to ganger: { $columns }
imports-map-no-header = Ingen overskrift kunne leses i denne filen.
imports-map-numbers = Tall skrives
imports-map-dates = Datoer skrives
imports-map-as-written = slik hver fil skriver dem
imports-map-ends = Slutten på en periode er siste dag som dekkes
imports-map-offer = Filer med disse kolonnene har kommet før: tilordningen «{ $name }».
imports-map-use = Bruk den
imports-map-download = Last ned tilordningen
imports-map-name = Navn på tilordningen
imports-map-save = Lagre til neste gang
imports-map-saved = Tilordningen «{ $name }» er lagret
imports-map-saved-ones = Lagrede tilordninger
imports-map-remove = Fjern tilordningen «{ $name }»
imports-map-remove-short = Fjern
imports-mapping = Tilordningen som fil
imports-mapping-text = Tilordning, som TOML
imports-plan-again = Les filene på nytt
batches-title = Partier
batches-about = Alt som er hentet inn, det nyeste først; hvert kan angres i sin helhet
batches-none = Ingenting er hentet inn ennå.
batches-batch = Parti
batches-at = Hentet inn
batches-source = Kilde
batches-state = Tilstand
batches-counts = teller
batches-undone = angret
batches-undo = Angre
batches-undo-one = Angre parti { $n }
batches-undo-added = { $n ->
    [one] { $n } rad som ble lagt til, holdes utenfor
   *[other] { $n } rader som ble lagt til, holdes utenfor
}
batches-undo-superseded = { $n ->
    [one] { $n } rad som ble endret, gjelder slik den var
   *[other] { $n } rader som ble endret, gjelder slik de var
}
batches-undo-text = Radene holdes utenfor alle svar fra nå av. Hva som var kjent før, på en tidligere dag, kan det fortsatt spørres om.
batches-undoing = Parti { $n } angres
batches-all = Vis alle { $n }
checks-about = Om tallene holder lovene sine, og hva som er tvilsomt i dataene
checks-fine = Ingenting er galt
checks-laws = Lover for tallene
checks-laws-about = De holder av konstruksjon; om en ikke gjør det, er feilen Tenures.
checks-data = Fakta som ikke stemmer
checks-data-about = De teller likevel; rett dem ved kilden.
checks-ok = holder
checks-none = ingen
checks-not-ok = holder ikke
checks-problems = { $n ->
    [one] { $n } tilfelle
   *[other] { $n } tilfeller
}

## Reconciliation

reconciliation-about = Vår MRR mot et annet systems, med årsaken til hver forskjell; og hva avsluttede måneder er blitt siden.
reconciliation-policies = Sammenlign regelsett
reconciliation-theirs-title = Det andre systemets tall
reconciliation-theirs-about = En CSV-fil med MRR per kunde. Den holdes bare opp mot vår og blir aldri et faktum.
reconciliation-statement = Fil
reconciliation-send = Velg en CSV-fil
reconciliation-sending = Sender …
reconciliation-remove = Fjern denne filen
reconciliation-analyst = Ingen fil er sendt ennå. Analytikere kan sende en.
reconciliation-shapes = Én av tre former, kjent igjen på overskriftene:
reconciliation-shape-rows = én rad for hver kunde og måned
reconciliation-shape-months = én kolonne for hver måned, slik Stripe eksporterer MRR per abonnent
reconciliation-shape-changes = én rad for hver endring
reconciliation-held = Vår mot { $file }
reconciliation-rows = { $n ->
    [one] { $n } rad
   *[other] { $n } rader
}
reconciliation-under = Vår regnet etter
reconciliation-in-force = { $policy } (gjelder)
reconciliation-ours = Vår
reconciliation-theirs = Deres
reconciliation-difference = Forskjell
reconciliation-end-of = Ved slutten av
reconciliation-bridge = Fra vår til deres ved slutten av { $day }
reconciliation-same = Ved slutten av { $day } er de to like, kunde for kunde.
reconciliation-all-same = De to er like overalt.
reconciliation-adds-up = Det går opp: vår pluss alle årsaker er deres, for hver kunde og måned.
reconciliation-unexplained = { $n ->
    [one] { $n } forskjell har ingen årsak som fakta bærer ut
   *[other] { $n } forskjeller har ingen årsak som fakta bærer ut
}
reconciliation-months = Per måned, i { $currency }
reconciliation-months-about = Velg en måned for å se broen og kundene.
reconciliation-causes = Årsaker
reconciliation-causes-about = Over alle måneder i filen. En årsak teller der å regne kunden slik gir deres tall; ingenting gjettes.
reconciliation-cause = Årsak
reconciliation-amount = Deres minus vår, { $currency }
reconciliation-differences = Forskjeller
reconciliation-largest = Størst
reconciliation-try = Regel som ville forklart det
reconciliation-try-title = Regn vår med denne innstillingen
reconciliation-effect = hva det ville gjort
reconciliation-no-policy = ikke et spørsmål om regler
reconciliation-customers = Kunder som er ulike ved slutten av { $day }
reconciliation-all-causes = Alle årsaker
reconciliation-how = Hvordan det ble funnet
reconciliation-also = ; passer også: { $causes }
reconciliation-no-difference = Ingen er ulike her.
reconciliation-discounts = Rabatter
reconciliation-trials = Prøveperioder
reconciliation-past-due = Forsinket betaling
reconciliation-paused = Pauser
reconciliation-cancellation = Når en oppsigelse teller
reconciliation-usage = Målt bruk
reconciliation-term = Periodenes lengde
reconciliation-tax = Avgifter
reconciliation-fx = Valutakurser
reconciliation-invoices = Når fakturaer teller
reconciliation-credits = Refusjoner og kreditnotaer
reconciliation-timing = Noen dagers avstand
reconciliation-rounding = Avrunding
reconciliation-closed-months = Måneden er lukket, og fakta kom etter det
reconciliation-only-ours = Bare vi kjenner kunden
reconciliation-only-theirs = Bare de kjenner kunden
reconciliation-unknown = Ukjent
reconciliation-closed = Avsluttede måneder
reconciliation-closed-about = En avsluttet måned beholder tallene sine. Det som blir kjent senere, står her og regnes som korreksjoner i den første åpne måneden.
reconciliation-none-closed = Ingen måned er avsluttet ennå.
closes-title = Avslutninger
closes-about = Låste måneder, og hvem som signerte.
closes-signed = Signert
closes-at = Avsluttet
closes-stands = avsluttet
closes-was-reopened = gjenåpnet
closes-close = Avslutt måneden
closes-close-month = Avslutt { $month }
closes-close-text = Måneden beholder tallene sine, uansett hva som importeres eller angres senere. Måneder avsluttes i rekkefølge.
closes-first-text = Den første avslutningen låser også alle måneder før.
closes-note = Notat
closes-reopen = Gjenåpne
closes-reopen-month = Gjenåpne { $month }
closes-reopen-text = Dette tar tilbake den siste avslutningen. Den blir stående i loggen sammen med notatet ditt.
closes-closed = { $month } er avsluttet.
closes-reopened = { $month } er åpnet igjen.
closes-workbook = Arbeidsbok
reconciliation-closes = { $n ->
    [one] { $n } avslutning: { $months }
   *[other] { $n } avslutninger: { $months }
}
reconciliation-unchanged = Ingenting nytt er kjent om disse månedene siden de ble avsluttet.
reconciliation-changed = { $n ->
    [one] { $n } endring siden, til sammen { $amount }
   *[other] { $n } endringer siden, til sammen { $amount }
}
reconciliation-month = Måned
reconciliation-as-closed = Ved avslutning
reconciliation-as-now = Som kjent nå
reconciliation-why = På grunn av
reconciliation-fact = { $what } (import nr. { $batch })
reconciliation-up-to = alle til og med { $month }
reconciliation-new = ny
reconciliation-superseded = erstattet
reconciliation-undone = angret
reconciliation-by-policy = et annet regelsett
reconciliation-more-facts = { $n ->
    [one] og { $n } til
   *[other] og { $n } til
}

## Figures

figure-definition = Definisjon
figure-variant = Beregningsmåte
figure-after = etter { $age }
figure-by = Del etter
figure-by-none = ikke delt
figure-unknown = Ingen måltall heter { $metric }.
figure-periods = Per periode
figure-periods-about = Velg en periode for å se hvem som står bak tallet.
figure-change = Endring
figure-ripens = Den vokser også etter at perioden er over: senere perioder har hatt mindre tid, så de kan ikke måles mot tidligere.
figure-course = Forløp
figure-whole = Alle samlet
figure-likely = Trolig
figure-no-heading = ikke oppgitt
figure-split = { $name }, etter { $by }
figure-largest = De { $n } største av { $all }; alle står i tabellen.
figure-headings = Etter { $by }
figure-variants = Andre måter å beregne det på
figure-variants-about = Leverandører og artikler er ulike; definisjonen sier hvem som bruker hva.
figure-is-split = delt
figure-rows = Hva { $period } består av
figure-no-rows = Ingenting står bak tallet: alle ledd er null, eller er ikke summer over kunder.
figure-term = Ledd
figure-rows-counted = { $n ->
    [one] { $n } rad
   *[other] { $n } rader
}
figure-sums = summerer til leddet
figure-sums-not = summerer ikke til leddet
figure-record = Post
figure-adds = Bidrar
figure-rows-of = Hva { $period } består av: { $group }
figure-headings-about = Velg en overskrift for å se hvem som står bak tallet.

## Definitions

definitions-about = Hva hvert av de { $n } måltallene betyr, hvordan det beregnes, og hvem som gjør det slik
definitions-find = Finn et måltall
definition-figures = Se tallene
definition-variants = Måter å beregne det på
definition-variants-about = Den første vises med mindre en annen velges.
definition-usual = vanlig
definition-split = Deles etter { $by } når ikke annet er valgt
definition-needs = Trenger tabellene { $tables }
definition-instead = eller { $column } i { $tables }
definition-benchmarks = Referanseverdier
definition-benchmarks-about = Publiserte tall, hvert med utvalg og forbehold. Et sted å begynne, ingen dom.
definition-no-year = årstall ikke oppgitt
definition-no-sample = utvalg ikke oppgitt
definition-better-up = Høyere er bedre.
definition-better-down = Lavere er bedre.
definition-example = Eksempel, { $period }:
definition-settings = Innstillinger som gjelder
definition-settings-about = Hva tallet avhenger av: et annet valg teller MRR, og hvem som er kunde, på en annen måte.
definition-settings-account = Ingen regel for MRR endrer dette tallet; det gjør kontoens egne innstillinger.
definition-settings-own = ikke standard
definition-week = Uken begynner
definition-year = Regnskapsåret begynner

## Benchmarks and targets

targets-all = Alle mål
targets-about = Hva tallene bør være, ved siden av hva de er
targets-metric = Måltall
targets-period = Periode
targets-value = Mål
targets-set = Sett et mål
targets-keep = Sett
targets-how = Andeler skrives i prosent: 105 er 105 %.
targets-in-days = dager
targets-in-months = måneder
targets-no-number = Det er ikke et tall.
targets-removed = Målet for { $name }, { $period }, er fjernet
targets-none = Ingen mål ennå
targets-none-text = Et mål sier hva et måltall bør være i en måned, et kvartal eller et år.
targets-is = er { $value }
targets-met = nådd
targets-missed = ikke nådd
benchmarks-all = Alle referanseverdier
benchmarks-family = Gruppe
benchmarks-every = Alle
benchmarks-within = innenfor
benchmarks-above = over
benchmarks-below = under
benchmarks-unknown = ingen tall å holde opp mot
benchmarks-few = { $bands } av { $all } måltall har en publisert referanseverdi med kilde. For de andre er det ingen, heller enn en som ingen kan etterprøve.
targets-line = Mål for { $period }: { $value }
targets-not-yet = ikke nådd ennå

## Annotations

annotations-about = Hva som skjedde på en dag: diagrammer over tid viser det der det var.
annotations-add = Legg til en merknad
annotations-change = Endre merknaden
annotations-edit = Endre
annotations-at = Dag
annotations-kind = Slag
annotations-text = Hva som skjedde
annotations-hint = Prisene steg med 8 %
annotations-author = Av
annotations-keep = Lagre
annotations-kept = Merknaden er lagret
annotations-removed = Merknaden er fjernet
annotations-all = Alle merknader
annotations-none = Ingen merknader ennå
annotations-none-text = En lansering, en ny pris, en annen definisjon: skriv ned dagen, og hvert diagram over tid viser den.
annotations-release = Lansering
annotations-price = Pris
annotations-definition = Definisjon
annotations-import = Data
annotations-other = Annet

## Calculators

calculators-about = De vanlige tallene fra det du skriver inn. Ingenting lagres.
calculators-which = Tall
calculators-type = Skriv inn tallene; resultatet vises her med en gang.
calculators-between = mellom { $low } og { $high }, når tilfeldigheter spiller inn
calculators-at-least = minst { $low }, når tilfeldigheter spiller inn
calculators-one-way = Fyll ut én av disse, og la de andre stå tomme: { $ways }
calculators-too-much = «{ $part }» kan ikke være mer enn «{ $whole }».
calculators-wrong-amount = Et beløp er ikke under 0; skriv det slik: { $like }.
calculators-wrong-count = Dette telles: et heltall, for eksempel { $like }.
calculators-wrong-share = En andel skrives med prosenttegn, { $percent }, eller under 1, { $like }.
calculators-wrong-level = En prosent fra 50 til { $most }, for eksempel 95.
calculators-wrong-months = Et helt antall måneder, fra 1 til 600.
calculators-wrong-currency = En kode på tre bokstaver, for eksempel EUR.
calculators-month = En måned
calculators-quarter = Tre måneder
calculators-year = Et år
calculators-adjusted = Justert Wald
calculators-trinomial = Trinomisk, som talt
calculators-of-arpa = Gjennomsnittlig inntekt per konto
calculators-of-arr = Årlig gjentakende inntekt: 12 × MRR
calculators-of-cac = Kundeanskaffelseskostnad
calculators-of-change = Om én frafallsrate skiller seg fra en annen mer enn tilfeldig
calculators-of-churn = Kundefrafall: tapte ÷ dem ved starten
calculators-of-clv = Kundens livstidsverdi
calculators-of-crc = Kostnad for å beholde kunder
calculators-of-crr = Kundebevaring: (slutt − nye) ÷ start
calculators-of-csat = Kundetilfredshet: positive ÷ svar
calculators-of-gross-margin = Bruttomargin
calculators-of-growth = Vekst, og per måned der det tok flere
calculators-of-grr = Brutto inntektsbevaring
calculators-of-lead-to-customer = Andel leads som blir kunder
calculators-of-lifetime = Levetid i måneder: 1 ÷ frafall
calculators-of-ltv-cac = Livstidsverdi per enhet anskaffelseskostnad
calculators-of-nps = Net promoter score (NPS)
calculators-of-nrr = Netto inntektsbevaring
calculators-of-payback = Måneder til kostnaden for en kunde er tjent inn
calculators-of-quick-ratio = Quick ratio: vunnet MRR ÷ tapt MRR
calculators-of-revenue-churn = Brutto og netto inntektsfrafall
calculators-of-trial-conversion = Konvertering av gratis prøveperioder
calculators-in-mrr = MRR
calculators-in-paying = Betalende kunder
calculators-in-currency = Valuta
calculators-in-level = Konfidensnivå for intervallet, i prosent
calculators-in-spend = Hva salg og markedsføring kostet i perioden, folk medregnet
calculators-in-won = Kunder vunnet i perioden, uten dem som kom tilbake
calculators-in-lost = Tapte kunder
calculators-in-start = Kunder ved starten
calculators-in-lost-then = Kunder tapt da, eller i det andre segmentet
calculators-in-start-then = Kunder ved den starten
calculators-in-lost-of-start = Kunder fra starten som ble tapt
calculators-in-period = Hvor lang perioden var
calculators-in-period-year = Hvor lang perioden var; referansen er for et år
calculators-in-mrr-each = MRR per kunde
calculators-in-mrr-all = I stedet for MRR per kunde: MRR for alle
calculators-in-margin = Bruttomargin, for eksempel { $like }
calculators-in-contract-months = I stedet for frafall: gjennomsnittlig kontraktslengde i måneder
calculators-in-month-churn = Frafall i en måned, for eksempel { $like }
calculators-in-month-lost = I stedet for frafall: kunder tapt i en måned; da finnes det et intervall
calculators-in-month-start = Kunder ved starten av måneden
calculators-in-crc-cost = Suksessteam, verktøy, kundemarkedsføring, opplæring og lojalitetsprogrammer i perioden
calculators-in-active = Aktive kunder
calculators-in-end = Kunder ved slutten
calculators-in-won-of-end = Av disse, kunder vunnet i perioden
calculators-in-positive = Positive svar: 4 og 5 av 5, 6 og 7 av 7, 9 og 10 av 10
calculators-in-answers = Alle svar, uten dem som hoppet over
calculators-in-revenue = Inntekt
calculators-in-sales-cost = Salgskostnader: drift, støtte, betaling
calculators-in-from = Beløpet da
calculators-in-to = Beløpet nå
calculators-in-months = Hvor mange måneder som ligger mellom
calculators-in-mrr-start = MRR ved starten
calculators-in-mrr-less = MRR som kunder betaler mindre, mens de blir
calculators-in-mrr-more = MRR som kunder fra starten betaler mer
calculators-in-mrr-left = MRR fra dem som sluttet
calculators-in-mrr-new = MRR fra nye kunder
calculators-in-mrr-new-one = MRR fra en ny kunde
calculators-in-mrr-back = MRR fra kunder som kom tilbake
calculators-in-leads-won = Leads som ble kunder
calculators-in-leads = Alle leads
calculators-in-clv = Livstidsverdien til en kunde
calculators-in-cac = Anskaffelseskostnaden for en kunde
calculators-in-promoters = Svar på 9 eller 10
calculators-in-passives = Svar på 7 eller 8
calculators-in-detractors = Svar på 6 eller mindre
calculators-in-interval = Hvordan intervallet lages
calculators-in-converted = Prøveperioder som ble betalte
calculators-in-trials = Prøveperioder som begynte i samme periode

## Settings

policies-about = Etter hvilke regler MRR, frafall og bevaring regnes. Hva en annen regel ville gjort, vises før den velges.
policies-begin = Begynn med
policies-in-force = Gjelder:
policies-tried = Prøves:
policies-choose = Bruk fra nå av
policies-chosen = Tallene lages nå etter disse reglene
policies-settings = Innstillinger
policies-setting = Innstilling
policies-value = Verdi
policies-can-be = Kan være:
policies-says = Hva leverandøren sier
policies-effect = Hva det ville gjort
policies-now = Gjelder
policies-then = Prøves
policies-change = Forskjell
policies-save = Lagre under et navn
policies-save-about = Hver lagring er en ny versjon; ingen endres.
policies-name = Navn
policies-keep = Lagre
policies-saved = Reglene { $name } er lagret
policies-of-discounts = Rabatter som senker MRR
policies-of-paid-trials = Betalte prøveperioder
policies-of-usage = Betaling etter forbruk
policies-of-past-due = Betalingen er forsinket
policies-of-unpaid = Betalingen er oppgitt
policies-of-paused = Abonnementer på pause
policies-of-zero-amount = Ned til pris null
policies-of-churn-recognised = Når en kunde regnes som tapt
policies-of-reactivation = Den som kommer tilbake, er en reaktivering
policies-of-gap-tolerance = Opphold som ikke regnes som å slutte
policies-of-netting = Endringer så nær hverandre er én bevegelse
policies-of-new-and-gone = Kom og gikk i samme periode
policies-of-constants = Uker og dager i en måned
policies-of-fx = Dagen for valutakursen
policies-of-invoice-existing = Faktura for et kjent abonnement teller når den er
policies-of-invoice-new = Første faktura for et abonnement teller når den er
policies-of-void-invoices = Annullerte fakturaer teller
policies-of-uncollectible = Fakturaer som ikke kan kreves inn
policies-of-failed-first-payment = Første betaling mislyktes
policies-of-refunds = Refusjoner
policies-of-credit-notes = Kreditnotaer som senker MRR
policies-of-disputes = Omstridte betalinger
policies-of-merges = Sammenslåtte kunder er én
policies-value-forever-limited = uten slutt, og med slutt så lenge de varer
policies-value-forever-repeating = det samme, men ingen for bare én faktura
policies-value-forever = bare de uten slutt
policies-value-discounts-all = alle, og negative engangslinjer på et abonnement
policies-value-discounts-none = ingen: MRR til listepris
policies-value-one-off = engangsinntekt
policies-value-count = teller
policies-value-exclude = teller ikke
policies-value-last-invoice = som sist fakturert
policies-value-trailing-mean = snittet av de tre siste fakturaene
policies-value-minimum-commitment = avtalt minimum
policies-value-keep = blir stående
policies-value-churn = frafall
policies-value-zero = MRR går til null til det gjenopptas
policies-value-contraction = reduksjon: fortsatt kunde
policies-value-service-ends = når tjenesten slutter
policies-value-requested = når oppsigelsen kommer
policies-value-billing-ended = når faktureringssystemet sier det
policies-value-any-gap = alltid
policies-value-gap-none = ingen: hvert opphold teller
policies-value-same-day = slutt og start samme dag
policies-value-migration = inntil { $n ->
    [one] { $n } dag
   *[other] { $n } dager
} rundt flyttingen { $day }
policies-value-netting-none = bare i samme øyeblikk
policies-value-netting-day = innen én dag
policies-value-show = begge bevegelsene vises
policies-value-suppress = ingen av dem vises
policies-value-average-year = etter et år på 365,25 dager
policies-value-weeks-52 = etter 52 uker og 365 dager i året
policies-value-weeks-4 = 4 uker, 30 dager
policies-value-component-start = da prisen begynte
policies-value-renewal = ved hver fornyelse
policies-value-period-end = ved slutten av perioden
policies-value-issued = er utstedt
policies-value-paid = er betalt
policies-value-never = aldri
policies-value-until-voided = til de annulleres
policies-value-until-paid = teller ikke før det er betalt
policies-value-cash-only = gjelder bare penger, ikke MRR
policies-value-full-with-cancellation = i sin helhet, sammen med oppsigelse: MRR slutter
policies-value-full-erases = i sin helhet: som om det aldri hadde vært
policies-value-reduce = senker MRR med sin andel
policies-value-recurring = de på gjentakende linjer
policies-value-all = alle
policies-value-lost-ends-service = tapte avslutter tjenesten
policies-value-from-beginning = fra begynnelsen
policies-value-at-merge = fra sammenslåingen
policies-value-churn-after = frafall etter { $n ->
    [one] { $n } dag
   *[other] { $n } dager
  }
policies-value-within = innen { $n ->
    [one] { $n } dag
   *[other] { $n } dager
  }; senere er den ny
policies-value-gap-days = opptil { $n ->
    [one] { $n } dag
   *[other] { $n } dager
  }
policies-value-minutes = innen { $n ->
    [one] { $n } minutt
   *[other] { $n } minutter
  }
policies-value-constant = til kursen { $day }
screen-settings = Innstillinger
settings-you = Deg
settings-users = Brukere
settings-tokens = Tokener
settings-company = Bedrift
settings-audit = Revisjonslogg
settings-audit-text = Hva som ble gjort, det siste først. Ingenting i den kan endres.
settings-name = Navn
settings-company-name = Bedriftens navn
settings-currency = Valuta
settings-zone = Tidssone
settings-zone-text = Dager, uker og måneder begynner i denne tidssonen, på hver skjerm.
settings-save = Lagre
settings-saved = Lagret
settings-dates-moved = { $n ->
    [one] { $n } dato som ble lest i { $zone }, ligger nå på en annen dag: { $date } ble { $now }.
   *[other] { $n } datoer som ble lest i { $zone }, ligger nå på andre dager: { $date } ble { $now }.
} Angre disse importene og importer filene på nytt, eller velg { $zone }.
settings-backup = Sikkerhetskopi
backups-about = Alle fakta, brukere og innstillinger i én fil, unntatt nøkkelen til hemmelighetene. Den ligger ved siden av dataene: lagre den også et annet sted.
backups-make = Lag en sikkerhetskopi
backups-none = Det er ikke laget noen sikkerhetskopi ennå.
backups-last = Den siste ble laget { $at } og er kontrollert mot sjekksummene.
backups-last-unverified = Den siste ble laget { $at }; den er ikke kontrollert mot sjekksummene ennå.
backups-done = Sikkerhetskopien er laget og kontrollert.
backups-made = Laget
backups-verified = Kontrollert
backups-size = Størrelse
backups-save = Lagre
backups-remove-one = Fjern sikkerhetskopien fra { $at }
backups-remove-text = Filen slettes fra serveren og kan ikke hentes tilbake. Kopier som er lagret andre steder, blir liggende.
backups-command = På kommandolinjen, for eksempel for en daglig tidsplan:
settings-password = Passord
settings-password-current = Nåværende passord
settings-password-new = Nytt passord
settings-password-rule = Ti tegn eller flere; noen få ord er lette å huske.
settings-password-change = Endre passordet
settings-password-done = Passordet er endret; alle andre økter er avsluttet.
settings-sessions = Hvor du er logget inn
settings-browser = Nettleser
settings-address = Adresse
settings-used = Sist brukt
settings-end = Avslutt
settings-role = Rolle
settings-role-viewer = Leser
settings-role-analyst = Analytiker
settings-role-admin = Administrator
settings-role-owner = Eier
settings-masked = uten navn
settings-masked-text = Skjul kundenes navn, e-post og kommentarer
settings-seen = Sist her
settings-change = Endre
settings-user-add = Legg til en bruker
settings-remove = Fjern
settings-token-new = Ny token
settings-token-text = Programmer sender den for å spørre på dine vegne. Den kan ikke gjøre mer enn du kan.
settings-token-for = Hva den er til
settings-token-make = Lag tokenen
settings-token-once = Kopier den nå: den vises ikke igjen.
settings-token-none = Ingen tokener ennå
settings-begins = Begynner med
settings-scope = Kan
settings-scope-read = lese
settings-scope-write = lese og skrive
settings-scope-admin = alt du kan
settings-days = I dager
settings-ends = Utløper
settings-revoke = Trekk tilbake
settings-when = Når
settings-who = Hvem
settings-what = Hva
settings-object = På hva
settings-newest = Nyeste
settings-older = Eldre
settings-did-session-begin = Logget inn
settings-did-session-end = Logget ut
settings-did-user-create = Bruker lagt til
settings-did-user-change = Bruker endret
settings-did-user-password = Passord endret
settings-did-user-remove = Bruker fjernet
settings-did-token-create = Token laget
settings-did-token-revoke = Token trukket tilbake
settings-did-company-change = Bedrift endret
settings-did-policy-choose = Regler satt i kraft
settings-did-policy-save = Regler lagret
settings-did-segment-create = Segment laget
settings-did-segment-change = Segment endret
settings-did-segment-restore = Segment hentet tilbake
settings-did-segment-remove = Segment fjernet
settings-did-note-create = Notat skrevet
settings-did-note-change = Notat endret
settings-did-note-remove = Notat fjernet
settings-did-annotation-create = Merknad skrevet
settings-did-annotation-change = Merknad endret
settings-did-annotation-restore = Merknad hentet tilbake
settings-did-annotation-remove = Merknad fjernet
settings-did-target-set = Mål satt
settings-did-target-restore = Mål hentet tilbake
settings-did-target-remove = Mål fjernet
settings-did-source-create = Kilde koblet til
settings-did-source-change = Kilde endret
settings-did-source-check = Kildens nøkkel prøvd
settings-did-source-sync = Kilde spurt
settings-did-source-events = Hendelser hentet inn
settings-did-source-remove = Kilde fjernet
settings-did-import-send = Filer sendt
settings-did-import-map = Kolonner tilordnet
settings-did-import-plan = Import planlagt
settings-did-import-apply = Import utført
settings-did-import-remove = Import forkastet
settings-did-mapping-save = Tilordning lagret
settings-did-mapping-remove = Tilordning fjernet
settings-did-batch-undo = Import angret
settings-did-demo-make = Demoselskapet laget
settings-did-demo-remove = Demoselskapet fjernet
settings-did-statement-send = Fil til avstemming sendt
settings-did-statement-remove = Fil til avstemming fjernet
settings-did-job-add = Jobb bestilt
settings-did-job-cancel = Jobb avbrutt
settings-did-key-rotate = Nøkkelen til hemmeligheter byttet
settings-did-month-close = Måned avsluttet
settings-did-month-reopen = Måned gjenåpnet
settings-did-export-make = Data eksportert
settings-did-backup-make = Sikkerhetskopi laget
settings-did-backup-read = Sikkerhetskopi lastet ned
settings-did-backup-remove = Sikkerhetskopi fjernet
settings-thing-annotation = Merknad
settings-thing-backup = Sikkerhetskopi
settings-thing-company = Selskapet
settings-thing-data = Data
settings-thing-demo = Demoselskapet
settings-thing-import = Import
settings-thing-job = Jobb
settings-thing-key = Nøkkelen til hemmelighetene
settings-thing-mapping = Tilordning
settings-thing-month = Måned
settings-thing-note = Notat
settings-thing-policy = Regelsett
settings-thing-segment = Segment
settings-thing-session = Økt
settings-thing-source = Kilde
settings-thing-statement = Fil til avstemming
settings-thing-target = Mål
settings-thing-token = Token
settings-thing-user = Bruker
settings-via-link = Via en lenke
settings-via-password = Med passord
settings-via-session = I dashbordet
settings-via-terminal = Fra terminalen
settings-via-token = Med et token
settings-terminal = Terminal

## Login and first run

screen-login = Logg inn
screen-setup = Sett opp Tenure
login-email = E-post
login-password = Passord
login-go = Logg inn
login-wrong = E-post og passord hører ikke sammen.
login-too-many = Det var for mange forsøk. Vent litt og prøv igjen.
login-lost = Mistet passordet? En administrator kan gi deg et nytt, eller på tjeneren: tenure user password
login-next = Logg inn for å gå videre dit du skulle.
login-needs-admin = Ingen kan logge inn ennå. Åpne lenken som terminalen viste da Tenure ble startet; en ny start viser en ny.
setup-text = Du blir eieren, som kan gjøre alt.
setup-go = Opprett eieren
setup-company = Din bedrift
setup-company-text = Både valuta og tidssone kan endres senere.
setup-next = Gå videre
setup-done = Tenure er allerede satt opp.
