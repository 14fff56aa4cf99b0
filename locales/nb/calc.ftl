# Sidene fra `tenure calc`.

## Titler

calc-churn = Kundefrafall
calc-revenue-churn = Brutto inntektsfrafall
calc-crr = Kundebevaring
calc-nrr = Netto inntektsbevaring
calc-grr = Brutto inntektsbevaring
calc-quick-ratio = Quick ratio (vunnet mot tapt MRR)
calc-change = Endring i frafallsraten
calc-lifetime = Kundens levetid
calc-clv = Kundens livstidsverdi
calc-clv-contract = Kundens livstidsverdi, etter kontrakt
calc-cac = Kundeanskaffelseskostnad
calc-payback = Måneder til anskaffelseskostnaden er tjent inn
calc-ltv-cac = Livstidsverdi mot anskaffelseskostnad
calc-crc = Kostnad per beholdt kunde
calc-arpa = Gjennomsnittlig inntekt per konto
calc-arr = Årlig gjentakende inntekt
calc-growth = Vekst
calc-gross-margin = Bruttomargin
calc-nps = Net Promoter Score (NPS)
calc-csat = Kundetilfredshet
calc-lead-to-customer = Konvertering fra lead til kunde
calc-trial-conversion = Konvertering fra gratis prøveperiode

## Hva som regnes ut

line-churn = frafall
line-churn-then = frafall da
line-year-linear = et år i denne takten, lineært
line-year-compounded = et år i denne takten, sammensatt
line-gross-revenue-churn = brutto inntektsfrafall
line-net-revenue-churn = netto inntektsfrafall
line-retention = bevaring
line-nrr = netto inntektsbevaring
line-grr = brutto inntektsbevaring
line-quick-ratio = quick ratio (vunnet mot tapt)
line-change = endring
line-lifetime = levetid
line-value = livstidsverdi
line-contract-value = verdi over en kontrakt
line-arpa = ARPA
line-arr = ARR
line-cost = kostnad
line-payback = tilbakebetalingstid
line-ratio = forhold
line-growth = vekst
line-steady-growth = jevn vekst per måned
line-margin = margin
line-score = score
line-satisfied = fornøyde
line-became-customers = ble kunder
line-converted = konvertert

## Hvorfor det ikke er noe resultat

why-nobody-at-start = det var ingen kunder ved start, så ingen kunne slutte
why-nobody-to-stay = det var ingen kunder ved start, så ingen kunne bli
why-no-mrr-at-start = det var ingen MRR ved start, så ingenting kunne gå tapt
why-nothing-lost = ingenting gikk tapt
why-nobody-left = ingen sluttet, så tallene viser ikke hvor lang levetiden er
why-nobody-pays = ingen betaler
why-nobody-won = ingen nye kunder
why-earns-nothing = en kunde gir ingenting
why-costs-nothing = kundene koster ingenting
why-nobody-active = ingen er aktiv
why-nothing-then = det var ikke noe utgangspunkt å vokse fra
why-no-revenue = det var ingen inntekter
why-nobody-answered = ingen svarte
why-no-leads = det var ingen leads
why-no-trials = ingen prøveperiode startet
why-no-value = den har ingen verdi

## Hva en skal passe på

mind-by-account = Summer sier ikke hvor mye kontoer skiller seg, så det er ikke noe intervall; måltallet selv har et, fra kontoene.
mind-came-back = Flere enn ved start: noen kom tilbake, så dette er ingen andel av dem og har ikke noe intervall.
mind-whole-year = Referansene gjelder et helt år: velg et år som periode for å se dem.
mind-chance = Tilfeldigheter alene kunne gitt en slik forskjell: intervallet på { $level } inneholder 0.
mind-no-chance = Ratene skiller seg mer enn ved tilfeldigheter: intervallet på { $level } inneholder ikke 0.
mind-constant = Dette forutsetter at frafallet blir som det er for alltid; en overlevelseskurve følger kundene selv.
mind-revenue = Dette regner med inntekter; med bruttomarginen regnes det som tjenes på dem.
mind-leavers = Dette ser bort fra kunder som slutter før; med dem tar det lengre tid.
mind-answers = Intervallet gjelder dem som kunne ha svart slik; de som ikke svarer i det hele tatt, er ikke med i noe intervall. Svar fra samme konto er ikke uavhengige.
mind-bound = Intervallet på { $level } for frafallet slutter ved { $end }, så det er minst { $least }.
mind-bound-months = Intervallet på { $level } for frafallet slutter ved { $end }, så det er minst { $n ->
    [one] { $n } måned
   *[other] { $n } måneder
}.
mind-too-few = bare { $n }: for få til at en prosentandel sier noe
mind-few-events = bare { $n } av det sjeldneste utfallet: les intervallet, ikke endringen
mind-few = bare { $n }: les intervallet, ikke endringen
mind-concentrated = inntekten er like ujevn som med { $n } like kontoer: én av dem kan snu tallet
mind-few-independent = { $n } måneder sier like mye som { $effective } uavhengige: les intervallet

## Resultater, intervaller og referanser

calc-percentage-points = { $n ->
    [one] { $n } prosentpoeng
   *[other] { $n } prosentpoeng
}
calc-points = { $n ->
    [one] { $n } poeng
   *[other] { $n } poeng
}
calc-no-end = uten ende
calc-interval = intervall på { $level }: { $low } til { $high } ({ $method }, n = { $n })
calc-from = { $low } og mer
calc-up-to = opptil { $high }
calc-benchmark = { $place ->
    [there] Referanse: { $range }, { $says }; dette er akkurat der ({ $source })
    [within] Referanse: { $range }, { $says }; dette er innenfor ({ $source })
    [below] Referanse: { $range }, { $says }; dette er under ({ $source })
    [above] Referanse: { $range }, { $says }; dette er over ({ $source })
   *[none] Referanse: { $range }, { $says } ({ $source })
}

column-what = Hva
column-formula = Formel
column-arithmetic = Utregning
column-value = Verdi
column-unit = Enhet
column-low = Fra
column-high = Til
column-level = Nivå
column-method = Metode
column-undefined = Udefinert
