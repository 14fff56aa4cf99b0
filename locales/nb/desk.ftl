# What the command line says of the work itself: imports, checks, policies, closes, and what it
# remarks on stderr.

## Remarks on the data

remark-events-stopped = etter { $last } kom det ingen hendelser, mens faktureringen går til { $through }: det som følger, sier ikke noe om bruk
remark-not-drawn = ingen rate er trukket mot de andre: det trengs minst tre overskrifter med kjente rater som ikke alle er 0 eller alle 100 %
remark-warning = advarsel:
remark-hint = tips:
remark-no-mrr = dataene inneholder ingen MRR: { $why }
remark-no-full-month = dataene inneholder ingen hel måned, så disse tallene gjelder tiden før dem: de begynner { $begin } og rekker til { $end }; spør om dem med --from { $from } --to { $to } --grain day
remark-no-billing = ingen subscriptions, fakturalinjer eller mrr_months
remark-doubts = det kan ikke alltid sies om { $n ->
    [one] { $n } kunde hører
   *[other] { $n } kunder hører
} til segmentet ({ $why }); da er de utelatt, og tallene er udefinerte
remark-not-read = { $file } kunne ikke leses til slutt
remark-not-read-why = { $file } kunne ikke leses til slutt: den trenger { $needs }
remark-files-unread = { $n ->
    [one] { $n } fil ble ikke lest: { $names }
   *[other] { $n } filer ble ikke lest: { $names }
}
remark-columns-unread = { $n ->
    [one] { $n } kolonne ble ikke forstått: { $names }
   *[other] { $n } kolonner ble ikke forstått: { $names }
}
remark-rejected = { $n ->
    [one] { $n } rad ble avvist; tallene er uten den
   *[other] { $n } rader ble avvist; tallene er uten dem
}
remark-ids-twice = { $n ->
    [one] { $n } id kommer to ganger med ulikt innhold; den siste teller
   *[other] { $n } id-er kommer to ganger med ulikt innhold; de siste teller
}
remark-events-twice = { $n ->
    [one] { $n } hendelse kommer to ganger med ulikt innhold; den første teller
   *[other] { $n } hendelser kommer to ganger med ulikt innhold; de første teller
}
remark-dry-run = tenure import BUNDLE --data DIR --dry-run viser hva som er galt med filene og radene
remark-future = { $n ->
    [one] { $n } hendelse ligger
   *[other] { $n } hendelser ligger
} i framtiden, til { $day }, og er ikke med i noe tall: se på klokka som daterer dem
remark-unnamed = { $n ->
    [one] { $n } kunde har
   *[other] { $n } kunder har
} hendelser som teller som bruk, og som ikke nevner noen bruker: de sier at kunden var der, og er ikke med i noe tall om brukere (user_id)
remark-every-event = hver hendelse teller som bruk, siden event_kinds ikke sier hvilke som gjør det
remark-closed-mrr = måneder er stengt til og med { $month }: det gjelder MRR; det som ikke er MRR, er slik det er kjent nå
remark-answers-elsewhere = andre varianter har svar, gitt på en annen skala: { $variants }

## Imports

import-done = { $bundle } er importert til { $data } som parti { $id }: { $n ->
    [one] { $n } ny rad
   *[other] { $n } nye rader
}.
import-plan = Plan for { $bundle } til { $data }; ingenting er skrevet. Nye rader: { $rows }.
import-plan-nothing = Plan for { $bundle } til { $data }: ingen fil ble gjenkjent som en tabell.
import-strict = Ingenting fra { $bundle } ble importert: --strict, og ikke alle rader er gode.
import-no-rows = Ingenting fra { $bundle } ble importert: den har ingen rader.
import-no-good-rows = Ingenting fra { $bundle } ble importert: den har ingen gode rader.
import-added = Lagt til
import-superseded = Erstattet
import-late = Forsinket
import-unchanged = Uendret
import-repeated = Gjentatt
import-conflicts = Konflikter
import-rejected = Avvist
import-first-errors = De første { $shown } av { $n ->
    [one] { $n } feil
   *[other] { $n } feil
} vises.
import-by-cause = Etter årsak:
import-reject-file = Avviste rader: { $path }
import-objects = Objekter: { $all }, av dem { $taken } med rader, { $refused } avvist, { $ignored } uten noe å ta vare på.
import-objects-stripe = Objekter: { $all }, av dem { $taken } med rader, { $refused } avvist, { $ignored } uten noe å ta vare på, { $left_out } fra den andre modusen; { $events } kom med hendelser.
import-keeps = tenure.toml sier { $key } = { $said }; arbeidsområdet beholder { $kept }
import-currency = Kontoens valuta er { $currency }, den eneste i filene.
import-no-currency = ingenting sier hvilken valuta kontoen fører regnskap i; EUR er valgt
import-no-currency-hint = oppgi den med --currency, eller som currency = "USD" i tenure.toml
import-no-currency-hint-here = velg den ved filene (Kontoens valuta) før du importerer dem, eller i innstillingene under Bedrift
import-no-zone = Ingen tidssone er oppgitt: datoer uten klokkeslett er dager i UTC (--time-zone, eller time_zone i tenure.toml).
batches-batch = Parti
batches-imported = Importert
batches-source = Kilde
batches-files = Filer
batches-undone = Angret
batches-is-undone = Parti { $id } er angret.

## Checks

check-ok = i orden
check-bad = feil
check-check = Kontroll
check-of = Av
check-says = Sier
check-problems = Problemer
check-examples = For eksempel
check-laws = lover
check-data = data
check-bridge-closes = inngående + alle trinn = utgående, for hver måned
check-components-sum = komponentene til hver kunde summerer til trinnene, ved hver endring
check-days-sum-to-months = netto bevegelse i en måned er summen av dagene
check-levels-not-negative = ingen kunde har noen gang MRR under null
check-rows-sum-to-figures = radene bak hvert mål og hver telling for siste måned summerer til tallet
check-customer = kunden { $what }
check-fault-gap = { $period }: { $units } enheter mangler
check-fault-opening = { $period }: åpner ikke der forrige måned sluttet
check-fault-components = { $customer }: ved { $at } gir komponentene { $components }, trinnene { $steps }
check-fault-days = { $period }: dagene summerer til { $days }, ikke { $month }
check-fault-level = { $customer }: { $level } enheter ved { $at }
check-fault-rows = { $name }: radene summerer til { $rows }, ikke { $figure }
check-fault-circle = leadet { $lead }{ $place }: tilbake i { $stage } ved { $at }
check-fault-stranger = { $what }, rader: { $n }
check-fault-stranger-near = { $what }, rader: { $n }; det finnes { $near }
check-fault-event-near = { $what }; det finnes { $near }
check-fault-events = { $n ->
    [one] { $n } hendelse
   *[other] { $n } hendelser
}, den siste { $latest }
check-fault-dates = lest i { $zone }: { $n }; det som var datert { $day }, ligger på { $now }
check-fault-families = { $month }: { $n ->
    [one] { $n } kunde ({ $first })
   *[other] { $n } kunder ({ $first } og andre)
}, abonnementer { $subscriptions }, fakturaer { $invoices }
check-hint-future = Tips: se på klokken eller tidssonen som daterte dem; hendelser blant dem er ikke med i noe tall.
check-hint-merges = Tips: hver av dem forblir en egen kunde; nevn i merged_into en kunde som finnes, eller la feltet stå tomt.
check-hint-paid = Tips: rett datoene; der en faktura er den første i et abonnement, avgjør betalingen fra når den teller.
check-hint-pause = Tips: pausen regnes som varig; rett tidspunktet, eller la det stå tomt der ingen vet når den slutter.
check-hint-rate = Tips: disse kursene brukes ikke; kanskje hører de til den andre valutaen, eller kontoens valuta er en annen (tenure.toml, --currency).
check-hint-period = Tips: hver rad teller for uken eller måneden som dagen ligger i; der en rad dekker en annen tid, del den opp i dager.
check-hint-dates = Tips: angre disse importene (tenure batches undo) og importer filene på nytt, eller gi kontoen tidssonen de ble lest i.
check-hint-families = Tips: én av de to taler (speaks i tenure.toml) og lager tallene, den andre holdes opp mot den; tenure explain customer viser hva som er kjent om en kunde.
check-hint-decimals = Tips: disse radene nevner ingen valuta, så de er i planens; rett beløpene, eller oppgi valutaen deres.
check-hint-periods = Tips: gi linjene period_start og period_end, eller ta med det som betales hver måned, som subscriptions eller mrr_months.
check-hint-payments = Tips: gi fakturaene status eller paid_at, eller ta med payments; med --policy standard,invoice_new=issued regnes alle fra de ble utstedt.
check-hint-stages = Tips: hver inngang teller én gang i strømmen; i beholdningen er leadet bare i sitt siste stadium. Rett datoene, eller ta veien tilbake bort.
check-hint-references = Tips: en tabell kan være fra en annen dag enn den andre: hent inn det som mangler, eller rett id-ene. Betalinger av ukjente fakturaer teller ikke, andre rader teller så langt de rekker.
check-hint-invites = Tips: rett datoene eller kundene; til da teller svarene som de er.
check-hint-scales = Tips: rett poengene, eller skalaen til undersøkelsen; til da er disse svarene ikke med i noen poengsum.
check-hint-kinds = Tips: rett svaret eller det som det viser til; inntil da teller det som det raden sier.
check-hint-nps = Tips: disse svarene er ikke med i noe tall; det som ble spurt med stjerner eller ansikter, kan være csat.
check-hint-order = Tips: rett datoene; til da teller radene slik de er datert.
check-hint-parts = Tips: ingen av disse besøkende teller som kvalifiserte; rett tallene, eller oppgi qualified_visitors.
check-hint-goals = Tips: et mål uten achieved_at teller som nådd bare der statusen er achieved, done, completed eller reached.
check-hint-ticket-status = Tips: en slik sak regnes som løst når solved_at eller closed_at sier det; betyr ordet at den er åpnet igjen, skriv open.
check-hint-strangers = Tips: hent inn hvem de er, eller rett id-ene ved kilden: til da teller de bare i tall fra poster, og ingen MRR står ved siden av.
check-hint-spend = Tips: legg til radene for disse månedene, med beløp 0 der ingenting ble brukt: til da er tall over dem udefinerte.
check-more = og { $n } til
check-all-passed = { $n ->
    [one] { $n } kontroll besto
   *[other] Alle { $n } kontroller besto
}.
check-some-found = { $found } av { $n ->
    [one] { $n } kontroll
   *[other] { $n } kontroller
} fant noe.

## Explanations

explain-parts-make = Delene gir nøyaktig MRR.
explain-parts-differ = Delene gir IKKE MRR.
explain-plan = plan { $id }
explain-subscription = abonnement { $id }
explain-item = element { $id }
explain-reason = oppgitt årsak { $id }
explain-from-on = fra { $from } av, ifølge { $table } { $id } ({ $place })
explain-from-to = fra { $from } til { $to }, ifølge { $table } { $id } ({ $place })
explain-by = ifølge { $table } { $id } ({ $place })
explain-instead = i stedet for { $place } (parti { $batch }, { $at })
explain-netted = Trinn som regelsettet motregner til denne bevegelsen (netting = { $window })
explain-cancelled = MRR beveget seg ikke: trinn som regelsettet motregner (netting = { $window }), opphevet hverandre
explain-mrr-after = MRR etter
explain-history = Slik ble det til
explain-history-left-out = Slik ble det til, { $n ->
    [one] { $n } tidligere bevegelse
   *[other] { $n } tidligere bevegelser
} utelatt
explain-then = MRR { $before } → { $after }, deretter { $status }
explain-undefined = udefinert: { $why }
explain-as-billed = som fakturert: { $amount }
explain-correction-of = { $kind } av { $what }
explain-figure = { $name } ({ $id }, { $variant }), { $period }
explain-figure-of = { $name } ({ $id }, { $variant }), { $period }, for { $segment }
explain-exactly = { $value }, nøyaktig { $fraction }
explain-partial = Perioden er ikke over, eller dataene slutter før den.
explain-term = Ledd
explain-what = Hva det er
explain-foot = Regelsett { $name } ({ $hash })
# How an amount becomes MRR, one step a line.
arithmetic-list = { $amount } per { $term }
arithmetic-list-units = { $amount } per { $term } for { $units } enheter
arithmetic-days = { $n ->
    [one] dag
   *[other] { $n } dager
}
arithmetic-weeks = { $n ->
    [one] uke
   *[other] { $n } uker
}
arithmetic-months = { $n ->
    [one] måned
   *[other] { $n } måneder
}
arithmetic-years = { $n ->
    [one] år
   *[other] { $n } år
}
arithmetic-percent-off = minus { $percent } rabatt
arithmetic-amount-off = minus { $amount } rabatt
arithmetic-already-off = rabatt på { $amount } er allerede trukket fra i fakturaen
arithmetic-takes-back = { $amount } tar tilbake det som løp
arithmetic-part = × { $whole } ÷ { $billed } (dager i et helt intervall ÷ dager fakturert)
arithmetic-lowered = minus { $amount } ved { $by }
arithmetic-lowered-share = minus sin del av { $amount } trukket fra fakturaen ved { $by }
arithmetic-tax = ÷ { $factor } for avgift som er med
arithmetic-per-months = ÷ { $n ->
    [one] { $n } måned
   *[other] { $n } måneder
}
arithmetic-weeks-in-month = { $factor } (uker i en måned)
arithmetic-days-in-month = { $factor } (dager i en måned)
arithmetic-too-large = = mer { $currency } i måneden enn det som kan holdes nøyaktig
arithmetic-a-month = = { $amount } i måneden
arithmetic-together = = { $amount } i måneden til sammen
arithmetic-mean = = { $amount } i måneden i gjennomsnitt
arithmetic-of-plan = (prisen er den til { $plan })
arithmetic-no-rate = ingen kurs til { $currency }
arithmetic-at-rate = = { $amount } til kursen som gjelder fra { $day }

## Reconciliations

reconcile-title = Vår MRR og den i { $file }, { $span }, { $currency }
reconcile-ends = utgangen av { $from } til { $to }
reconcile-end = utgangen av { $day }
reconcile-nothing = ingenting å sammenligne
reconcile-same = De to er like overalt.
reconcile-end-of = Utgangen av
reconcile-ours = Vår
reconcile-theirs = Deres
reconcile-differences = Forskjeller
reconcile-largest = Størst
reconcile-how = Hvordan den ble funnet
reconcile-also = Passer også
reconcile-equal = { $equal } av { $n ->
    [one] { $n } tall
   *[other] { $n } tall
} er like.
reconcile-doubtful = { $n ->
    [one] { $n } forskjell passer
   *[other] { $n } forskjeller passer
} også med andre årsaker; --by customer nevner dem.
reconcile-unused = Kolonner som ikke er brukt: { $columns }.
reconcile-months = kolonner som ser ut til å gjelde et tidsrom, ble ikke forstått og er utelatt: { $columns }
reconcile-months-hint = måneder skrives som 2026-03, 03/2026 eller Mar 2026
reconcile-unknown = { $n ->
    [one] { $n } forskjell er ukjent
   *[other] { $n } forskjeller er ukjente
} og over toleransen
reconcile-rejected = { $rejected ->
    [one] { $rejected } av { $n } rader ble avvist; tallene er uten den
   *[other] { $rejected } av { $n } rader ble avvist; tallene er uten dem
}
reconcile-no-figures = filen har en overskrift og ingen tall
reconcile-firsts = hver dato er den første i en måned, og står for utgangen av den dagen
reconcile-firsts-hint = hvis det menes måneder, kall kolonnen `month`
reconcile-strangers = { $n ->
    [one] { $n } kunde som bare filen kjenner, hører ikke til noe segment, og er utelatt
   *[other] { $n } kunder som bare filen kjenner, hører ikke til noe segment, og er utelatt
}
reconcile-ahead = { $n ->
    [one] { $n } av filens dager er ikke over, og er utelatt
   *[other] { $n } av filens dager er ikke over, og er utelatt
}
difference-discounts = rabatter
difference-trials = prøveperioder
difference-past-due = forfalt
difference-paused = pauser
difference-cancellation = oppsigelse
difference-usage = forbruk
difference-term = betalingsperiode
difference-tax = avgift
difference-fx = valutakurs
difference-invoices = fakturaer
difference-credits = krediteringer
difference-timing = tidspunkt
difference-rounding = avrunding
difference-closed-months = lukkede måneder
difference-only-ours = bare hos oss
difference-only-theirs = bare hos dem
difference-unknown = ukjent
how-trials = prøveperioder teller som betalt
how-tax-in = avgiften i prisene er ikke trukket fra
how-tax-added = avgift er lagt til prisene
how-full-amount = beløpet for hvert intervall teller fullt ut hver måned
how-long-terms = perioder på et år og lenger er utelatt
how-no-customer = dataene våre har ingen kunde med denne id-en
how-not-named = de nevner ikke denne kunden
how-never-mrr = vi kjenner kunden, som aldri har hatt MRR
how-nothing-fits = ingen innstilling og ingen fakta gir tallet deres
how-rounding = mindre enn den minste myntenheten hver
how-left = det som er igjen
how-came-later = måneden er lukket; fakta kom etter det
how-too-large = vår MRR er for stor til å kunne holdes
how-not-converted = { $currency } er ikke omregnet
how-earlier = vår er det innen { $n ->
    [one] { $n } dag
   *[other] { $n } dager
}, tidligere
how-later = vår er det innen { $n ->
    [one] { $n } dag
   *[other] { $n } dager
}, senere
how-no-rate = vi har ingen kurs for { $currency } den { $day }
how-together = { $one }, sammen med { $other }
how-or = { $one } eller { $other }

## Segments

segment-customers = { $n ->
    [one] { $n } kunde
   *[other] { $n } kunder
}, MRR { $mrr }
segment-customers-untold = { $n ->
    [one] { $n } kunde
   *[other] { $n } kunder
}, MRR { $mrr } uten den fra { $untold }
segment-field = Felt
segment-holds = Inneholder
segment-values = Verdier
segment-computed = beregnet
segment-list = liste
segment-attribute = egenskap
segment-number = tall
segment-time = tid
segment-day = dag
segment-flag = ja eller nei
segment-text = tekst

## Policies

policy-hash = Hash
policy-cited = Med kilde
policy-unlike = Ulik
policy-unknown = Ukjent
policy-differs = Skiller seg fra standard i
policy-nothing = ingenting
policy-setting = Innstilling
policy-value = Verdi
policy-can-be = Kan være
policy-stand = Stilling
policy-says = Hva som sies
policy-source = Kilde
policy-address = Adresse
policy-title = Regelsett { $name }, regelversjon { $version }
policy-no-value = Ingen verdi er akkurat det: { $says }.
policy-not-found = Ukjent: ingenting ble funnet, så som i standard.
compare-title = { $what }, { $when }: { $a } og { $b }, { $currency }
compare-closing-mrr = Utgående MRR
compare-together = sammen
compare-opening = inngående
compare-closing = utgående
compare-churned = frafall
compare-opening-customers = kunder ved start
compare-lost-customers = tapte kunder
compare-churned-customers = kunder som gikk
compare-closing-customers = kunder ved slutt
compare-segment-in = inn i segmentet
compare-segment-out = ut av segmentet
compare-measure = Mål
compare-a = Fra verdi
compare-b = Til verdi
compare-same = De to regelsettene er like i alle innstillinger.
compare-idle = Uten virkning her: { $settings }.

## Closes

close-reopened-say = Lukking { $id } er åpnet igjen: { $months } kan endres på nytt.
close-first = Den første lukkingen låser også alle måneder før: { $from } til { $to }.
close-other-policy = denne lukkingen er under et annet regelsett enn den forrige
close-up-to = alle til og med { $month }
close-months = { $from } til { $to }
close-close = Lukking
close-month = Måneder
close-closed = Lukket
close-mrr = MRR ved slutt
close-signed = Signert
close-reopened = Åpnet igjen
restated-now = Nå
restated-closed = Ved lukking
restated-difference = Forskjell
restated-why = Hvorfor
restated-rows = { $n ->
    [one] { $n } rad
   *[other] { $n } rader
}; til sammen { $amount }
restated-new = { $place } ny (parti { $batch }, { $at })
restated-superseded = { $place } erstattet (parti { $batch }, { $at })
restated-undone = { $place } angret (parti { $batch }, { $at })
restated-more = og { $n } til
restated-policy = regelsett

## The machine and the workspace

doctor-finding = Funn
doctor-hint = Hva som kan gjøres
doctor-version = versjon
doctor-zones = tidssoner
doctor-zones-fine = innebygd
doctor-clock = klokke
doctor-temporary = midlertidig mappe
doctor-writable = { $folder } kan skrives til
doctor-workspace = arbeidsområde
doctor-opens = { $folder } kan åpnes
doctor-writing = skriving
doctor-busy = opptatt: { $why }
doctor-account = konto
doctor-account-taken = { $currency } (ikke oppgitt: valgt), { $zone }
doctor-batches = partier
doctor-batches-future = ett ble importert i framtiden, { $at }
doctor-batches-are = { $n }, { $undone } av dem angret
doctor-closes = lukkinger
doctor-closes-are = { $n }, { $reopened } av dem åpnet igjen; filene er hele
doctor-facts = fakta
doctor-rows = { $n ->
    [one] { $n } rad
   *[other] { $n } rader
} kan leses
doctor-sync = synkronisering med Stripe
doctor-synced = { $account } ({ $mode }), alle endringer til { $at }
doctor-live = live-modus
doctor-test-mode = testmodus
doctor-an-account = en konto
doctor-not-synced = ikke gjort ennå
doctor-pull-waits = { $state }; en henting som ble stoppet, venter i { $folder }

## Pulls from Stripe

sync-undone = parti { $batch } fra en tidligere synkronisering er angret: alt hentes på nytt
sync-more = det ønskes mer enn ved forrige synkronisering: alt hentes på nytt
sync-since = Alle endringer siden { $at } etterspørres.
sync-gone = { $n ->
    [one] { $n } objekt som hendelser nevner, finnes
   *[other] { $n } objekter som hendelser nevner, finnes
} ikke lenger.
sync-too-old = siste synkronisering var { $day }, og Stripe beholder hendelser i 30 dager: alt hentes på nytt, og endringer i mellomtiden teller fra nå av

# What each file of an import was taken for.
import-files = Filer:
import-files-more = og { $n } til
import-file-known = kjent på innholdet
import-file-mapped = { $table } (fra tilordningen)
import-file-rows = { $n ->
    [one] { $n } rad
   *[other] { $n } rader
}
import-file-strangers = ikke kjent: { $names }
import-file-missing = mangler: { $names }

## What commands did, and what they are busy with

demo-wrote = Skrev { $rows ->
    [one] { $rows } rad
   *[other] { $rows } rader
} i { $tables ->
    [one] { $tables } tabell
   *[other] { $tables } tabeller
}. Neste: tenure report --input { $out }
export-sheets = Skrev { $n ->
    [one] { $n } ark
   *[other] { $n } ark
}.
export-files = Skrev { $n ->
    [one] { $n } fil
   *[other] { $n } filer
}.
user-added = { $email } kan logge inn som { $role }.
user-role = { $email } har rollen { $role }.
user-password = { $email } har nytt passord; alle økter er avsluttet.
user-removed = { $email } er fjernet.
user-made = Passordet, som ikke vises igjen:
user-email = E-post
user-name = Navn
user-role-column = Rolle
user-masked = Maskert
user-since = Siden
user-seen = Sist her
user-yes = ja
user-no = nei
token-made = Token { $token }, som ikke vises igjen:
token-ended = Token { $token } gjelder ikke lenger.
token-token = Token
token-user = Bruker
token-begins = Begynner med
token-scope = Rettigheter
token-created = Laget
token-used = Sist brukt
token-expires = Utløper
backup-written = { $file } inneholder { $held }.
backup-whole = { $file } er hel: { $held }.
backup-not-noted = Sikkerhetskopien er laget; serverens liste over kopier kunne ikke skrives: { $why }
backup-restored = { $data } har { $held } igjen.
backup-held = { $files ->
    [one] { $files } fil
   *[other] { $files } filer
}, { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } byte
}
rotate-none = Ingen hemmelighet er lagret ennå, og de neste krypteres med nøkkelen i { $file }.
rotate-some = Fra nå av: { $n ->
    [one] { $n } hemmelighet er
   *[other] { $n } hemmeligheter er
} kryptert med nøkkelen i { $file }.
rotate-hint = start tjeneren med --key-file { $file }
sync-pulled = Hentet { $what } fra { $account } ({ $mode }) med { $requests ->
    [one] { $requests } forespørsel
   *[other] { $requests } forespørsler
}, { $again } av dem på nytt.
sync-nothing = ingenting
sync-live = ekte
sync-test = testmodus
sync-resumed = Den fortsatte en synkronisering som var stoppet.
sync-again = Stripe: { $why }; prøver igjen om { $seconds } s (forsøk { $tried } mislyktes)
busy-books = fører bøkene
busy-policies = fører bøkene for alle regelsett imellom
busy-events = samler hendelser
busy-closing = lukker
busy-stripe = spør Stripe
busy-checking = kontrollerer
busy-causes = leter etter årsaker
busy-reading = leser
busy-customers = kunder
busy-importing = importerer

## Bad rows, as they are shown

snippet-bundle = pakken
snippet-expected = ventet { $what }
snippet-found = fant { $value }
snippet-more = og { $n } til
snippet-nothing = ingenting her
snippet-this = dette

## Kinds of spend, which the dashboard calls so, too

spend-sales = Salg
spend-marketing = Markedsføring
spend-cost-of-sales = Salgskostnad
spend-success-staff = Folk i kundesuksess
spend-success-tools = Verktøy for kundesuksess
spend-customer-marketing = Markedsføring mot kunder
spend-training = Opplæring
spend-loyalty = Lojalitetsprogrammer
spend-other = Annet
