# Siden fra `tenure report`.

## Topp

report-title = Tenure-rapport
report-title-of = Tenure-rapport: { $name }
report-range = { $grain ->
    [day] { $range } per dag · { $money } · { $zone }
    [week] { $range } per uke · { $money } · { $zone }
    [quarter] { $range } per kvartal · { $money } · { $zone }
    [year] { $range } per år · { $money } · { $zone }
   *[month] { $range } per måned · { $money } · { $zone }
}
report-only-billed = bare det som faktureres i { $currency }
report-policy = regelsett { $name } ({ $hash })
report-through = data til og med { $day }
report-no-data = ingen data
report-known-at = slik det var kjent { $at }
report-known-now = slik det er kjent nå
report-customers = kunder: { $segment }
report-closed = måneder til og med { $month } er lukket, den siste av dem { $day }
report-closed-by = måneder til og med { $month } er lukket, den siste av dem { $day } av { $who }

## Nøkkeltall

figures-title = Nøkkeltall, { $period }
figures-mrr = MRR
figures-arr = ARR
figures-customers = Kunder
figures-paying = Betalende kunder
figures-arpa = ARPA
figures-net-new = Netto ny MRR
figures-nrr = NRR, 12 måneder
figures-grr = GRR, 12 måneder
figures-customer-churn = Kundefrafall
figures-revenue-churn = Brutto inntektsfrafall
figures-quick-ratio = Quick ratio
figures-against = mot { $period }
figures-last = siste { $n }
figures-same = = det samme
figures-better = { $change }, bedre
figures-worse = { $change }, verre
figures-ripens = senere perioder har hatt mindre tid, så de sammenlignes ikke
figures-points = pp: prosentpoeng

## Broen

bridge-title = Bro: fra inngående til utgående MRR
bridge-amounts = { $period }, { $currency }
bridge-opening = inngående
bridge-closing = = utgående
bridge-new = + nye
bridge-reactivation = + reaktivering
bridge-expansion = + utvidelse
bridge-contraction = − reduksjon
bridge-churn = − frafall
bridge-paused = − satt på pause
bridge-resumed = + gjenopptatt
bridge-fx = ± valutakurser
bridge-merge = ± sammenslåtte kunder
bridge-correction = ± korreksjoner
bridge-segment-in = + inn i segmentet
bridge-segment-out = − ut av segmentet
bridge-closes = Det går opp: inngående + trinn − utgående = { $zero }, til den siste av { $parts } deler av den minste myntenheten.
bridge-closes-each = Det går opp: inngående + trinn − utgående = { $zero }, til den siste av { $parts } deler av den minste myntenheten, { $grain ->
    [day] { $n ->
        [one] i { $n } dag
       *[other] i hver av { $n } dager
    }
    [week] { $n ->
        [one] i { $n } uke
       *[other] i hver av { $n } uker
    }
    [quarter] { $n ->
        [one] i { $n } kvartal
       *[other] i hvert av { $n } kvartaler
    }
    [year] { $n ->
        [one] i { $n } år
       *[other] i hvert av { $n } år
    }
   *[month] { $n ->
        [one] i { $n } måned
       *[other] i hver av { $n } måneder
    }
} og over alle.
bridge-gap = DET GÅR IKKE OPP: { $gap } mangler. Dette er en feil i programmet.

## Hvem som gikk

churn-title = Frafall
churn-lost = tapt { $period }
churn-voluntary = etter ønske
churn-involuntary = manglende betaling
churn-retention-policy = våre egne regler
churn-unknown = ikke kjent
churn-all = alle
churn-note = tapt: kunder ved starten av tidsrommet som ikke er det ved slutten; MRR: av alt frafall i det
reasons-title = Årsaker til frafall, { $range }
reasons-stated = oppgitt årsak
reasons-churns = frafall
reasons-share = andel
reasons-others = { $n ->
    [one] { $n } annen årsak
   *[other] { $n } andre årsaker
}
reasons-none = (ikke oppgitt)

## Bevaring

retention-title = { $grain ->
    [day] Bevaring per dag
    [week] Bevaring per uke
    [quarter] Bevaring per kvartal
    [year] Bevaring per år
   *[month] Bevaring per måned
}
retention-nrr = Netto inntektsbevaring
retention-grr = Brutto inntektsbevaring
retention-crr = Kundebevaring
retention-customer-churn = Kundefrafall
retention-revenue-churn = Brutto inntektsfrafall

## Kohorter

report-cohorts-title = { $grain ->
    [day] Kohorter: kunder som fortsatt er der, i %, etter dager siden de kom
    [week] Kohorter: kunder som fortsatt er der, i %, etter uker siden de kom
    [quarter] Kohorter: kunder som fortsatt er der, i %, etter kvartaler siden de kom
    [year] Kohorter: kunder som fortsatt er der, i %, etter år siden de kom
   *[month] Kohorter: kunder som fortsatt er der, i %, etter måneder siden de kom
}
report-cohorts-gross = Snitt, brutto MRR
report-cohorts-net = Snitt, netto MRR

## Hva som beveget seg

top-gains = Største økninger, { $period }
top-losses = Største tap, { $period }
top-mrr-now = MRR nå
kind-new = ny
kind-reactivation = reaktivering
kind-expansion = utvidelse
kind-contraction = reduksjon
kind-churn = frafall
kind-paused = pause
kind-resumed = gjenopptatt
kind-fx = valutakurs
kind-merge = sammenslåing
kind-correction = korreksjon

## Hva som mangler

missing-title = Ikke fortalt ennå, fordi en tabell mangler
missing-table = { $table }.csv (minst { $columns }): { $gives }
missing-rejected = { $table }.csv (hver rad ble avvist; minst { $columns }): { $gives }
missing-lacks = { $gives }: det finnes ingen verdi, fordi { $why }
missing-variants = { $metric } (varianter)
missing-hint = Hver av dem kan legges til når som helst, som CSV, JSON Lines eller Parquet: `tenure import` tar det som er nytt.
missing-customers = navn, segmenter og deling etter egenskaper
missing-plans = produkter, og priser der abonnementer ikke har noen
missing-rates = tall i kontoens valuta for dem som betaler i en annen
missing-billing = MRR, bevegelsene i den, bevaring og frafall, og det som settes opp mot dem

## Datakvalitet

quality-title = Datakvalitet
quality-no-remarks = Ingen merknader til dataene.
quality-rejected = { $n ->
    [0] Ingen rader ble avvist.
    [one] { $n } rad ble avvist; tallene er uten den.
   *[other] { $n } rader ble avvist; tallene er uten dem.
}
quality-empty-file = Tomme: { $files }.
quality-no-rows = Overskrift uten rader: { $files }.
quality-not-read = Ikke lest til slutt: { $file }.
quality-not-read-why = Ikke lest til slutt: { $file }: den trenger { $needs }.
quality-covered = { $grain ->
    [day] Dataene dekker hver dag i tidsrommet.
    [week] Dataene dekker hver uke i tidsrommet.
    [quarter] Dataene dekker hvert kvartal i tidsrommet.
    [year] Dataene dekker hvert år i tidsrommet.
   *[month] Dataene dekker hver måned i tidsrommet.
}
quality-covered-by-billing = Faktureringen dekker hele området, andre data gjør det ikke.
quality-months-missing = { $table }.csv har ingen rad for { $months }: tall som trenger den, har ingen verdi der.
quality-months-and-more = { $first }, { $second } og { $n } til, fram til { $last }
quality-partial = Ikke over, eller ikke dekket til slutt: { $periods }.
quality-adjustment-currency = En refusjon, kreditnota eller tvist er i en annen valuta enn fakturaen sin; den teller ikke.
quality-adjustment-without-invoice = En refusjon, kreditnota eller tvist nevner en faktura som ikke er der; den teller ikke.
quality-line-without-invoice = En fakturalinje nevner en faktura som ikke er der.
quality-merge-circle = Kunder er slått sammen med hverandre i ring.
