# What findings say of input: what was expected, what to do, why an object says nothing to keep.
#
# Each id is made of the first words of the English phrase in the sources of the connectors.

says-5-minutes-to-10-080-a-week-or-null-for-none = între 5 și 10.080 de minute (o săptămână) sau null pentru niciuna
says-a-backup-is-being-made = se face deja o copie de siguranță
says-a-closing-bracket-the-file-ends-before-its-list-does = o paranteză de închidere; fișierul se termină înaintea listei sale
says-a-closing-bracket-the-file-ends-within-its-first-object = o paranteză de închidere; fișierul se termină în primul său obiect
says-a-closing-bracket-the-file-ends-within-object-number-which-begins-on-line-line = o paranteză de închidere; fișierul se termină în obiectul { $number }, care începe pe rândul { $line }
says-a-closing-bracket-the-file-ends-within-the-object-that-begins-on-line-line = o paranteză de închidere; fișierul se termină în obiectul care începe pe rândul { $line }
says-a-closing-quote-within-mib-mib = ghilimele de închidere în cel mult { $mib } MiB
says-a-column = un `{ $column }`
says-a-column-customer-id = o coloană `customer_id`
says-a-column-month-or-date = o coloană `month` sau `date`
says-a-column-mrr = o coloană `mrr`
says-a-column-of-table = o coloană din { $table }
says-a-column-of-table-or-to-leave-it-out = o coloană din { $table } sau "" ca să fie lăsată afară
says-a-comparison = o comparație
says-a-contact-of-whom-no-customer-is-known = un contact despre care nu se știe al cărui client este
says-a-coupon-in-use-it-counts-where-a-subscription-names-it = un cupon folosit: contează unde îl numește un abonament
says-a-currency-1-row-has-an-amount-and-none = o monedă; 1 rând are o sumă și niciuna
says-a-currency-by-its-iso-4217-code-such-as-eur = o monedă după codul ei ISO 4217, de exemplu eur
says-a-currency-count-rows-have-an-amount-and-none = o monedă; { $count ->
        [one] { $count } rând are
        [few] { $count } rânduri au
        *[other] { $count } de rânduri au
    } o sumă și niciuna
says-a-customer-count-records-were-taken-without-one = un client; { $count ->
        [one] { $count } înregistrare ({ $records }) a fost luată
        [few] { $count } înregistrări ({ $records }) au fost luate
        *[other] { $count } de înregistrări ({ $records }) au fost luate
    } fără
says-a-customer-that-customers-subscriptions-invoices-or-mrr-months-knows-unknown-ids-ids-in = un client cunoscut din `customers`, `subscriptions`, `invoices` sau `mrr_months`; identificatori necunoscuți: { $ids }, pe rânduri: { $n }
says-a-date-such-as-2026-03-31 = o dată, de exemplu 2026-03-31
says-a-date-such-as-2026-10-31 = o dată, de exemplu 2026-10-31
says-a-date-without-quotes-such-as-2026-01-31-or-2026-01 = o dată fără ghilimele, de exemplu 2026-01-31 sau 2026-01
says-a-day-of-the-week-such-as-monday = o zi a săptămânii, de exemplu "monday"
says-a-deal-without-a-contact-no-lead-is-known-for-it = o tranzacție fără contact: nu se știe niciun lead pentru ea
says-a-decimal-mark-or = un semn zecimal: "." sau ","
says-a-decimal-number-such-as-example = un număr zecimal, de exemplu { $example }
says-a-decimal-such-as-1250-5 = un număr zecimal, de exemplu 1250.5
says-a-delimiter-after-the-closing-quote = un separator după ghilimelele de închidere
says-a-duration-is-a-whole-number-of-units-and-at-most-200-years = o durată este un număr întreg de unități, cel mult 200 de ani
says-a-duration-such-as-6-months = o durată, de exemplu 6 months
says-a-few-words-are-easy-to-remember = câteva cuvinte se țin ușor minte
says-a-field = un câmp
says-a-file-it-is-not-there-any-more = un fișier; nu mai este acolo
says-a-file-named-after-a-table-csv-jsonl-or-parquet = un fișier numit după un tabel: .csv, .jsonl sau .parquet
says-a-file-not-a-link = un fișier, nu o legătură
says-a-file-not-a-link-or-device = un fișier, nu o legătură sau un dispozitiv
says-a-file-of-source = un fișier de la { $source }
says-a-file-of-stripe-s-objects = un fișier cu obiecte Stripe
says-a-file-that-can-be-read-the-system-says-why = un fișier care poate fi citit; sistemul spune: { $why }
says-a-file-that-may-be-read-permission-was-denied = un fișier care are voie să fie citit; accesul a fost refuzat
says-a-file-this-is-a-link-to-to-which-is-not-there = un fișier; acesta este o legătură către { $to }, care nu există
says-a-file-this-is-a-pipe-a-socket-or-a-device = un fișier; acesta este un pipe, un socket sau un dispozitiv
says-a-finite-number = un număr finit
says-a-header-and-rows = un antet și rânduri
says-a-header-and-rows-the-file-is-empty = un antet și rânduri; fișierul este gol
says-a-header-in-utf-8 = un antet în UTF-8
says-a-header-whose-quotes-are-closed = un antet ale cărui ghilimele sunt închise
says-a-json-object-error = un obiect JSON ({ $error })
says-a-json-text-error = un text JSON ({ $error })
says-a-kind-of-object-that-is-known = un fel de obiect cunoscut
says-a-known-setting = o setare cunoscută
says-a-last-tier-without-an-upper-bound = o ultimă treaptă fără limită superioară
says-a-link-it-tells-which-invoice-a-refund-or-dispute-belongs-to = o legătură: spune cărei facturi îi aparține o rambursare sau o dispută
says-a-list = o listă
says-a-list-of-dates-such-as-2026-12-24-12-25 = o listă de date, de exemplu ["2026-12-24", "12-25"]
says-a-list-of-texts = o listă de texte
says-a-list-stands-in-parentheses-in-a-b = o listă stă în paranteze: in ("a", "b")
says-a-mark-between-thousands-or-for-none = un semn între mii: ".", ",", " ", "'" sau "" pentru niciunul
says-a-month-can-be-closed-once-it-has-ended-in-the-account-s-time = o lună poate fi închisă după ce s-a încheiat în fusul orar al contului
says-a-month-from-1-to-12 = o lună de la 1 la 12
says-a-month-such-as-2026-03 = o lună, de exemplu 2026-03
says-a-name-has-1-to-100-letters = un nume are între 1 și 100 de litere
says-a-name-has-at-most-100-letters = un nume are cel mult 100 de litere
says-a-name-inside-the-bundle = un nume din interiorul pachetului
says-a-name-it-is-kept-with-the-product-s-prices = un nume: se păstrează cu prețurile produsului
says-a-name-relative-to-the-bundle = un nume relativ la pachet
says-a-new-password-takes-the-one-so-far = o parolă nouă cere parola de până acum
says-a-number = un număr
says-a-number-from-low-to-high = un număr de la { $low } la { $high }
says-a-number-has-at-most-eighteen-digits = un număr are cel mult optsprezece cifre
says-a-number-of-at-least-1-to-divide-by = un număr de cel puțin 1 la care să se împartă
says-a-number-of-at-least-low = un număr de cel puțin { $low }
says-a-number-of-at-most-high = un număr de cel mult { $high }
says-a-number-such-as-500 = un număr, de exemplu 500
says-a-number-that-can-be-held-exactly = un număr care poate fi păstrat exact
says-a-number-that-can-be-held-exactly-in-64-bits = un număr care poate fi păstrat exact în 64 de biți
says-a-payment-on-the-day-of-the-invoice-or-later = o plată în ziua facturii sau mai târziu
says-0-10-or-1-10-on-which-it-is-asked-how-likely-a-recommendation = 0-10 sau 1-10, pe care se întreabă cât de probabilă este o recomandare
says-these-answers-are-in-no-score-what-was-asked-on-stars-or-faces-may = aceste răspunsuri nu sunt în niciun scor; ce s-a întrebat cu stele sau fețe poate fi csat
says-a-conversion-on-the-day-of-the-referral-or-later = o conversie în ziua recomandării sau mai târziu
says-correct-the-dates-until-then-it-counts-as-one-that-brought-a-customer = corectați datele; până atunci contează ca una care a adus un client
says-a-day-on-or-after-the-one-on-which-the-goal-was-set = o zi de la cea în care a fost stabilit obiectivul încolo
says-correct-the-dates-until-then-the-goal-counts-as-it-is-dated = corectați datele; până atunci obiectivul contează așa cum este datat
says-a-state-such-as-open-achieved-or-missed = o stare precum open, achieved sau missed
says-a-goal-without-achieved-at-counts-as-achieved-only-where-its-status-is-achieved = un obiectiv fără `achieved_at` contează ca atins doar dacă starea lui este achieved, done, completed sau reached
says-a-percentage = un procent
says-a-plain-table-of-mrr-by-customer-and-month = Un tabel simplu de MRR pe client și lună.
says-a-plan-what-a-schedule-does-is-told-by-its-subscription = un plan: ce face un program este spus de abonamentul său
says-a-preview-an-invoice-without-id-was-never-made = o previzualizare: o factură fără id nu a fost emisă niciodată
says-a-price-that-plans-knows-on-a-line-that-says-neither-its-kind-nor = un preț cunoscut din `plans`, pe o linie care nu spune nici tipul, nici intervalul; prețuri necunoscute: { $ids }, pe linii: { $n }
says-a-quote-that-closes-its-field = ghilimele care își închid câmpul
says-a-readable-parquet-file-error = un fișier Parquet care poate fi citit ({ $error })
says-a-readable-zip-archive-error = o arhivă ZIP care poate fi citită ({ $error })
says-a-record-of-at-most-mib-mib = o înregistrare de cel mult { $mib } MiB
says-a-row-takes-the-place-of-the-whole-row-before-so-what-a-file = un rând ia locul întregului rând dinainte, deci ce lipsește dintr-un fișier se pierde: aduceți rândurile cu toate coloanele lor, într-un singur fișier; `tenure batches undo` anulează un import
says-a-section-such-as-support = o secțiune, de exemplu [support]
says-a-segment-has-at-most-n-bytes = un segment are cel mult { $n } de octeți
says-a-setting-files-or-a-table-of-the-bundle = o setare, `files` sau un tabel al pachetului
says-a-single-value = o singură valoare
says-a-single-value-not-a-list-or-object = o singură valoare, nu o listă sau un obiect
says-a-stage-of-which-is-known-what-it-means = o etapă despre care se știe ce înseamnă
says-a-status-that-is-known = o stare cunoscută
says-a-suspended-message-is-no-ticket = un mesaj suspendat nu este tichet
says-a-sync-every-n-minutes-is-not-possible = o sincronizare la fiecare { $n } minute nu este posibilă
says-a-text = un text
says-a-text-or-a-list-of-texts = un text sau o listă de texte
says-a-text-or-a-whole-number = un text sau un număr întreg
says-a-text-or-whole-numbers = un text sau numere întregi
says-a-ticket-of-intercom-s-own-kind-conversations-are-read = un tichet de tip propriu Intercom; se citesc conversațiile
says-a-ticket-that-is-in-the-files = un tichet care este în fișiere
says-a-time-after-paused-at = un moment după `paused_at`
says-a-time-at-most-a-day-after-the-import-1-event-lies-later = o oră la cel mult o zi după import; 1 eveniment este mai târziu
says-a-time-at-most-a-day-after-the-import-n-events-lie-later = o oră la cel mult o zi după import; { $n ->
        [one] { $n } eveniment este
        [few] { $n } evenimente sunt
        *[other] { $n } de evenimente sunt
    } mai târziu
says-a-time-such-as-2026-03-01t09-30-00-000z = o oră, de exemplu 2026-03-01T09:30:00.000Z
says-a-timestamp-date-or-text = un marcaj de timp, o dată sau un text
says-a-token-can-do-no-more-than-its-scope-says = un token nu poate face mai mult decât spune domeniul lui
says-a-token-can-do-no-more-than-whoever-makes-it = un token nu poate face mai mult decât cel care îl creează
says-a-token-has-a-name-of-1-to-100-letters = un token are un nume de 1 până la 100 de litere
says-a-token-lasts-1-to-most-days = un token durează între 1 și { $most } de zile
says-a-value = o valoare
says-a-value-for-name = o valoare pentru `{ $name }`
says-a-value-for-payment = o valoare pentru `payment`
says-a-value-in-every-column-that-was-known-rows-that-lose-the-one-that = o valoare în fiecare coloană care era cunoscută; rânduri care o pierd pe cea de aici: { $n }
says-a-value-of-at-most-mib-mib = o valoare de cel mult { $mib } MiB
says-a-whole-file-it-ends-in-the-middle-of-its-compressed-data = un fișier întreg; se termină în mijlocul datelor comprimate
says-a-whole-number = un număr întreg
says-a-whole-number-from-low-to-high-as-the-scale-scale-has = un număr întreg de la { $low } la { $high }, cum are scala { $scale }
says-a-window-in-business-time-needs-business-hours-beside-it = o fereastră în timp de lucru are nevoie de business_hours lângă ea
says-a-year-from-first-to-last = un an de la { $first } la { $last }
says-all-total-parts-written-are-there = { $total ->
        [one] toată cea { $total } parte
        [few] toate cele { $total } părți
        *[other] toate cele { $total } de părți
    }; sunt { $written }
says-all-what-there-are-more-than-are-written-out = toate ({ $what }); sunt mai multe decât sunt scrise
says-amount-or-plan-id-of-plans-with-a-price = `amount` sau `plan_id` al unor planuri cu preț
says-amounts-in-currency-options = sume în `currency_options`
says-an-admin-or-owner-can-change-your-role = un administrator sau proprietar vă poate schimba rolul
says-an-amount-below-a-thousand-billion = o sumă sub o mie de miliarde
says-an-amount-in-currency-the-price-counts-without-this-discount = o sumă în { $currency }; prețul contează fără această reducere
says-an-amount-that-can-be-held-exactly = o sumă care poate fi păstrată exact
says-an-amount-with-at-most-twelve-decimals = o sumă cu cel mult douăsprezece zecimale
says-an-archive-of-at-most-64-gib-unpacked = o arhivă de cel mult 64 GiB dezarhivată
says-an-array-of-objects = un tablou de obiecte
says-an-author-who-is-in-the-files = un autor care este în fișiere
says-an-empty-list = o listă goală
says-an-iana-zone-such-as-europe-bucharest = un fus IANA, de exemplu "Europe/Bucharest"
says-an-intact-parquet-file = un fișier Parquet intact
says-an-intent-what-was-tried-is-told-by-its-charges = o intenție: ce s-a încercat este spus de plățile ei
says-an-iso-4217-code-such-as-eur = un cod ISO 4217, de exemplu EUR
says-an-iso-8601-date-or-date-time-such-as-2026-03-01-or-2026 = o dată sau o dată cu oră ISO 8601, de exemplu 2026-03-01 sau 2026-03-01T09:30:00Z
says-an-iso-8601-date-such-as-2026-03-01 = o dată ISO 8601, de exemplu 2026-03-01
says-an-object = un obiect
says-an-object-of-at-most-mib-mib = un obiect de cel mult { $mib } MiB
says-an-object-of-source = un obiect de la { $source }
says-an-object-with-a-text-in-object = un obiect cu un text în `object`
says-an-offer-it-counts-where-a-discount-uses-it = o ofertă: contează unde o folosește o reducere
says-and-can-be-asked = se poate întreba cu = și !=
says-and-or-or-the-end = `and`, `or` sau sfârșitul
says-another-currency-than-the-account-s-own = o altă monedă decât cea a contului
says-another-name-for-an-attribute-name-is-what-is-worked-out-from-billing-or = alt nume pentru un atribut; `{ $name }` este ce se calculează din facturare sau din alte coloane
says-apart-rows-like-another-n-the-first-like-one-before-it-first-all-of = { $apart }; rânduri la fel ca altele: { $n }, primul la fel ca unul dinaintea lui{ $first }; toate contează
says-archived-it-was-deleted-what-was-known-before-stays = arhivat: a fost șters; ce se știa înainte rămâne
says-asked-cannot-be-closed-while-open-is-open = { $asked } nu poate fi închisă cât timp { $open } este deschisă
says-asked-cannot-be-reopened-no-month-is-closed = { $asked } nu poate fi redeschisă: nicio lună nu este închisă
says-asked-cannot-be-reopened-the-last-close-ends-with-last = { $asked } nu poate fi redeschisă: ultima închidere se termină cu { $last }
says-at-least-one-item-with-a-price = cel puțin un articol cu preț
says-at-most-decimals-decimals-as-currency-has = cel mult { $decimals ->
        [one] { $decimals } zecimală
        [few] { $decimals } zecimale
        *[other] { $decimals } de zecimale
    }, câte are { $currency }
says-at-most-scale-decimals = cel mult { $scale ->
        [one] { $scale } zecimală
        [few] { $scale } zecimale
        *[other] { $scale } de zecimale
    }
says-attempts-to-be-paid = Încercări de încasare.
says-batch-number-is-undone-already = lotul { $number } este deja anulat
says-booleans = valori booleene
says-both-entries-count-look-at-the-contact-s-history-in-hubspot = ambele intrări contează; vedeți istoricul contactului în HubSpot
says-bring-in-the-prices-too-until-then-metered-use-counts-as-mrr-and-the = aduceți și prețurile: până atunci consumul contorizat se numără ca MRR, iar intervalul unei linii proporționale se deduce din zilele ei
says-bring-in-who-they-are-or-correct-the-ids-until-then-they-count-in = aduceți datele acestor clienți sau corectați identificatorii; până atunci se numără doar în indicatorii înregistrărilor, fără MRR alături
says-check-list-true-shows-them = check?list=true le arată
says-closes-are-reopened-from-the-last-one-backwards = închiderile se redeschid începând cu ultima
says-code-is-no-currency = { $code } nu este o monedă
says-columns-month-and-mrr-or-a-column-for-each-month-such-as-2026-01 = coloanele `month` și `mrr` sau câte o coloană pentru fiecare lună, de exemplu 2026-01
says-columns-that-tell-of-billing = coloane care spun despre facturare
says-command-has-no-option-option = { $command } nu are opțiunea { $option }
says-companies-or-people-that-may-pay = Companii sau persoane care pot plăti.
says-compare-it-with-a-value-or-name-is-not-missing = comparați-l cu o valoare sau: { $name } is not missing
says-connect-it-again-or-put-the-server-s-old-key-in-its-place = conectați-o din nou sau puneți la loc vechea cheie a serverului
says-contacts-that-we-initiated = Contacte inițiate de noi.
says-copy-or-export-the-file-again = copiați sau exportați din nou fișierul
says-correct-the-dates-where-an-invoice-is-the-first-of-a-subscription-its-payment = corectați datele: unde factura este prima a unui abonament, plata ei decide de când contează
says-costs-by-month-and-category = Costuri pe lună și categorie.
says-csv-text-this-is-a-parquet-file = text CSV; acesta este un fișier Parquet
says-csv-text-this-is-a-spreadsheet-or-archive = text CSV; aceasta este o foaie de calcul sau o arhivă
says-csv-text-this-is-a-zip-archive-or-a-spreadsheet = text CSV; aceasta este o arhivă ZIP sau o foaie de calcul
says-currencies-are-iso-4217-codes-such-as-eur-or-usd = monedele sunt coduri ISO 4217, precum EUR sau USD
says-customer-customers-or-self-service-tags = customer, customers sau self_service_tags
says-customer-customers-or-stages = customer, customers sau stages
says-customers-that-others-brought = Clienți aduși de alții.
says-dates-are-written-2026-01-31-or-2026-01 = datele se scriu 2026-01-31 sau 2026-01
says-dates-are-written-like-example = datele se scriu ca { $example }
says-days-are-written-2026-03-31-from-1900-to-2200 = zilele se scriu 2026-03-31, din 1900 până în 2200
says-deleted-only-the-id-is-left-what-was-known-before-stays = șters: rămâne doar id-ul; ce se știa înainte rămâne
says-delimiter-between-all-columns-here-other-stands = { $delimiter } între toate coloanele; aici stă { $other }
says-did-you-mean-it-by-similar-rename-it-or-say-so-in-a-mapping = ați vrut-o prin `{ $similar }`? Redenumiți-o sau spuneți-o într-o corespondență
says-did-you-mean-name = ați vrut să scrieți { $name }?
says-did-you-mean-near = ați vrut să spuneți `{ $near }`?
says-different-marks-for-decimals-and-thousands = semne diferite pentru zecimale și mii
says-discounts-on-subscriptions-this-one-of-the-customer-counts-in-invoice-lines-only = reduceri la abonamente; aceasta, a clientului, contează doar în liniile de factură
says-discounts-that-begin-and-end-together-they-are-taken-as-one-from-the-latest = reduceri care încep și se termină împreună; se iau drept una, de la cel mai târziu început la cel mai devreme sfârșit
says-each-field-once = fiecare câmp o singură dată
says-each-name-once-entries-first-and-second-of-the-archive-have-the-same-name = fiecare nume o singură dată; intrările { $first } și { $second } ale arhivei au același nume
says-each-name-once-entry-entry-of-the-archive-has-the-name-of-one-before = fiecare nume o singură dată; intrarea { $entry } a arhivei are numele uneia dinainte
says-each-of-stripe-s-objects-says-in-object-what-it-is = fiecare obiect Stripe spune în `object` ce este
says-earlier-plans-quantities-and-pauses-today-s-are-taken-to-hold-from-the-start = planuri, cantități și pauze anterioare (cele de azi se iau ca valabile de la început), sumele și sfârșitul cupoanelor (sumele sunt înainte de reducere), taxa din prețuri și articolele abonamentelor care au mai multe
says-email-is-no-e-mail-address = { $email } nu este o adresă de e-mail
says-end-at-or-after-start = `{ $end }` la `{ $start }` sau după
says-everything-from-here-on-was-not-read-write-a-quote-inside-a-field-twice = de aici încolo nu s-a mai citit nimic; scrieți dublu ghilimelele din interiorul unui câmp
says-exchange-rates-by-day = Cursuri de schimb pe zile.
says-expected-fields-as-in-the-header-not-found = { $expected ->
        [one] { $expected } câmp
        [few] { $expected } câmpuri
        *[other] { $expected } de câmpuri
    } ca în antet, nu { $found }
says-expected-fields-as-the-header-has = { $expected ->
        [one] { $expected } câmp
        [few] { $expected } câmpuri
        *[other] { $expected } de câmpuri
    }, cum are antetul
says-expected-what-found-found = se aștepta { $what }, s-a găsit { $found }
says-export-conversations-with-their-statistics = exportați conversațiile cu statisticile lor
says-export-the-coupons-with-expand-data-currency-options = exportați cupoanele cu expand[]=data.currency_options
says-export-the-prices-with-expand-data-currency-options = exportați prețurile cu expand[]=data.currency_options
says-export-the-prices-with-expand-data-tiers-and-import-them-together-with-this = exportați prețurile cu expand[]=data.tiers și importați-le împreună cu acestea
says-export-the-reporting-events-beside-the-conversations = exportați evenimentele de raportare lângă conversații
says-export-the-rest-of-the-list-from-its-own-address-and-import-it-too = exportați restul listei de la adresa ei și importați-l și pe acesta
says-export-the-tickets-with-include-metric-sets-or-ticket-metrics-json-beside-them = exportați tichetele cu include=metric_sets sau ticket_metrics.json lângă ele
says-export-with-expand-data-discounts-and-import-the-coupons-together-with-this = exportați cu expand[]=data.discounts și importați cupoanele împreună cu acestea
says-features-and-the-events-that-show-their-use = Funcții și evenimentele care arată folosirea lor.
says-fields-are-the-columns-of-customers-its-other-attributes-plan-product-currency-pricing-model = câmpurile sunt coloanele tabelului customers, celelalte atribute ale sale, plan, product, currency, pricing_model, contract_length, company_size, company_revenue, mrr, tenure, start, paying, customer, paused și active
says-fields-stand-without-quotes-with-blanks-in-the-name-attributes-name = câmpurile stau fără ghilimele; cu spații în nume: attributes.{ $name }
says-files-with-the-same-name-cannot-be-told-apart-rename-one = fișierele cu același nume nu se pot deosebi: redenumește unul
says-first-at-most-second-which-is-end-here = `{ $first }` cel mult cât `{ $second }`, care este { $end } aici
says-first-is-the-first-day-after-the-first-day-after-the-range = { $first } este prima zi, { $after } prima zi de după interval
says-first-or-second = { $first } sau { $second }
says-flag-code-is-not-a-currency = { $flag } { $code } nu este o monedă
says-flag-day-is-not-the-start-of-a-name = { $flag } { $day } nu este începutul unei perioade: { $name }
says-flag-text-is-not-a-date = { $flag } { $text } nu este o dată
says-format-value-is-no-form-of-an-answer = format={ $value } nu este o formă de răspuns
says-format-value-is-no-form-of-an-export = format={ $value } nu este o formă de export
says-get-api-v1-ask-customers-lists-them = GET /api/v1/ask/customers îi enumeră
says-get-api-v1-ask-metrics-lists-metrics-with-their-variants = GET /api/v1/ask/metrics listează metricile cu variantele lor
says-get-api-v1-batches-lists-them = GET /api/v1/batches le enumeră
says-give-it-the-extension-parquet = dați-i extensia .parquet
says-good-bad-offered-or-unoffered = good, bad, offered sau unoffered
says-good-or-bad-1-or-0 = good sau bad (1 sau 0)
says-hours-such-as-mon-fri-09-00-17-00-and-dates-without-work = ore, de exemplu "Mon-Fri 09:00-17:00", și zile libere
says-if-the-file-uses-decimal-commas-put-decimal-into-a-mapping = dacă fișierul folosește virgula zecimală, puneți decimal = "," într-o corespondență
says-if-the-file-writes-day-or-month-first-put-date-order-dmy-or-mdy = dacă fișierul scrie întâi ziua sau luna, puneți date_order = "dmy" sau "mdy" într-o corespondență
says-import-events-together-with-their-tickets = importați evenimentele împreună cu tichetele lor
says-import-id-is-applied = importul { $id } este aplicat
says-import-id-is-not-done-yet = importul { $id } nu s-a terminat încă
says-import-them-with-test-mode-into-a-workspace-of-their-own = importați-le cu --test-mode într-un spațiu de lucru separat
says-import-them-without-test-mode = importați-le fără --test-mode
says-in-contains-starts-with-or-is-missing = =, !=, <, <=, >, >=, in, contains, starts with sau is missing
says-inclusive-or-exclusive = "inclusive" sau "exclusive"
says-intact-data-error = date intacte ({ $error })
says-intercom-gives-the-last-500-parts-replies-before-them-are-not-counted = Intercom dă ultimele 500 de părți; răspunsurile dinaintea lor nu se numără
says-invoiced-amounts-taken-back = Sume facturate retrase.
says-invoices = Facturi.
says-is-name-meant-rename-it-in-the-header = este vorba de `{ $name }`? Redenumiți-o în antet
says-it-begins-with-whsec-stripe-s-dashboard-shows-it-at-the-endpoint = începe cu whsec_; panoul Stripe îl arată la endpoint
says-it-belongs-to-its-ticket = ține de tichetul său
says-it-can-be-called-names = se poate numi { $names }
says-it-can-be-expected = poate fi { $expected }
says-it-changes-nothing-that-is-kept = nu schimbă nimic din ce se păstrează
says-it-could-not-be-done-the-server-s-log-says-why = nu s-a putut face; jurnalul serverului spune de ce
says-it-counts-for-the-week-or-month-that-holds-the-day-where-the-row = contează pentru săptămâna sau luna care conține ziua; unde rândul acoperă alt interval, împărțiți-l pe zile
says-it-has-options = are { $options }
says-it-has-variants = are { $variants }
says-it-is-a-spreadsheet-save-each-sheet-as-csv-utf-8 = este o foaie de calcul; salvați fiecare foaie ca CSV (UTF-8)
says-it-is-a-stage-of-its-own-to-call-it-by-a-name-hubspot = este o etapă de sine stătătoare; ca să-i dați un nume: [hubspot.stages] { $word } = "…"
says-it-is-an-archive-among-other-files-unpack-it-first-or-import-it-alone = este o arhivă printre alte fișiere; dezarhivați-o întâi sau importați-o singură
says-it-is-ignored = este ignorată
says-it-is-ignored-a-mapping-can-say-what-it-means = este ignorată; o corespondență poate spune ce înseamnă
says-it-is-ignored-did-you-mean-near = este ignorată; ați vrut să spuneți `{ $near }`?
says-it-is-not-read = nu este citit
says-it-is-not-read-a-mapping-can-say-which-table-it-is-under-files = nu este citit; o corespondență poate spune ce tabel este, sub [files]
says-it-is-not-read-a-newer-version-of-tenure-may-know-it = nu este citit; o versiune mai nouă de Tenure îl poate cunoaște
says-it-is-not-read-did-you-mean-near = nu este citit; ați vrut să spuneți `{ $near }`?
says-it-is-not-read-files-are-csv-jsonl-parquet-or-json = nu este citit; fișierele sunt .csv, .jsonl, .parquet sau .json
says-it-is-not-read-it-may-be-table-say-so-in-a-mapping-under = nu este citit; poate fi { $table }: spuneți-o într-o corespondență, sub [files]
says-it-is-not-read-save-what-it-gives-as-a-file = nu este citit; salvați ce oferă ca fișier
says-it-is-not-read-tables-beside-them-are-such-as-fx-rates-csv = nu este citit; tabelele de lângă ele sunt, de exemplu fx_rates.csv
says-it-is-not-read-tables-beside-them-are-such-as-subscriptions-csv = nu este citit; tabelele de lângă ele sunt, de exemplu subscriptions.csv
says-it-is-read-within-its-conversation = se citește în conversația sa
says-it-is-taken-to-rest-since-the-row-was-written-updated-at-else-the = se consideră în pauză de când a fost scris rândul (`updated_at`, altfel importul)
says-it-names-a-ticket-that-is-gone-tickets-has-those-with-status-deleted = numește un tichet care nu mai există; `tickets` le are pe cele cu starea deleted
says-it-says-nothing-new = nu spune nimic nou
says-it-says-nothing-of-conversations = nu spune nimic despre conversații
says-it-says-nothing-of-recurring-revenue = nu spune nimic despre venitul recurent
says-it-says-nothing-of-tickets = nu spune nimic despre tichete
says-it-tells-that-a-person-took-over = spune că o persoană a preluat
says-it-tells-that-no-person-solved-its-conversation = spune că nicio persoană nu i-a rezolvat conversația
says-it-tells-the-stages-of-its-contacts = spune etapele contactelor sale
says-it-tells-what-the-stages-of-deals-are = spune care sunt etapele tranzacțiilor
says-it-tells-whose-contacts-are = spune ai cui sunt contactele
says-it-tells-whose-conversations-and-contacts-are = spune ale cui sunt conversațiile și contactele
says-it-tells-whose-tickets-and-contacts-are = spune ale cui sunt tichetele și contactele
says-it-was-cancelled-before-it-began = a fost anulată înainte de a începe
says-its-key-was-sealed-with-a-key-of-the-server-that-is-missing = cheia sursei a fost sigilată cu o cheie a serverului care lipsește
says-its-ticket-is-not-in-the-files = tichetul său nu este în fișiere
says-join-two-conditions-with-and-or-or = legați două condiții cu `and` sau `or`
says-key-cannot-be-value = { $key } nu poate fi { $value }
says-key-is-kept-and-cannot-become-said-why = { $key }: este { $kept } și nu poate deveni { $said }: { $why }
says-key-true-or-leave-it-out = { $key }=true, sau lăsați-l deoparte
says-key-value-is-neither-true-nor-false = { $key }={ $value } nu este nici true, nici false
says-key-value-is-not-a-policy = { $key }={ $value } nu este o politică
says-kind-cannot-be-left-out = { $kind } nu poate lipsi
says-kinds-are-kinds = felurile sunt { $kinds }
says-lang-value-is-no-language = lang={ $value } nu este o limbă
says-leave-a-space-between-them = lăsați un spațiu între ele
says-leave-currency-signs-units-and-out-of-the-number = lăsați semnele monedelor, unitățile și % în afara numărului
says-leave-the-field-empty-for-unknown-or-no-end = lăsați câmpul gol pentru „necunoscut” sau „fără sfârșit”
says-leave-the-field-empty-or-name-the-customer-that-this-one-became-until-then = lăsați câmpul gol sau numiți clientul care a devenit acesta; până atunci rămâne ce era
says-let-the-user-who-runs-tenure-read-it-such-as-with-chmod-r = lăsați utilizatorul care rulează tenure să îl citească, de exemplu cu `chmod +r`
says-letter-means-nothing-here = `{ $letter }` nu înseamnă nimic aici
says-lines-of-invoices = Rândurile facturilor.
says-lines-that-end-with-lf-or-crlf-not-with-cr-alone = rânduri care se termină cu LF sau CRLF, nu doar cu CR
says-look-at-the-disk-or-the-network-share-that-it-is-on-and-try = verificați discul sau partajarea de rețea pe care se află și încercați din nou
says-look-whether-this-machine-reaches-api-stripe-com-and-try-again = verificați dacă această mașină ajunge la api.stripe.com și încercați din nou
says-looked-at-keys-advice = s-a căutat la { $keys }; { $advice }
says-make-a-restricted-key-rk-live-with-read-permissions-in-stripe-s-dashboard-under = creați o cheie restricționată (rk_live_…) cu permisiuni de citire în panoul Stripe, la Developers, API keys
says-make-somebody-else-an-owner-first = faceți mai întâi pe altcineva proprietar
says-mend-it-at-the-source-and-export-it-again = corectați la sursă și exportați din nou
says-metric-has-no-variant-variant = { $metric } nu are varianta { $variant }
says-missing-has-to-be-given = trebuie dat { $missing }
says-money-paid-back = Bani returnați.
says-month-cannot-be-closed-its-figures-are-undefined-why = { $month } nu poate fi închisă: cifrele ei sunt nedefinite, { $why }
says-month-is-closed-already-by-close-id-of-at = { $month } este deja închisă, prin închiderea { $id } din { $at }
says-month-is-not-over-yet = { $month } nu s-a încheiat încă
says-months-are-closed-in-order = lunile se închid pe rând
says-months-are-written-2026-10 = lunile se scriu 2026-10
says-months-up-to-month-are-closed-in-it-tenure-close-reopen-month-opens-them = lunile până la { $month } sunt închise astfel; `tenure close --reopen MONTH` le redeschide
says-more-than-one-refund-of-a-payment = mai mult de o rambursare a unei plăți
says-most-periods-are-whole-months-only-if-their-last-day-is-one-of-them = majoritatea perioadelor sunt luni întregi doar dacă ultima lor zi le aparține; atunci scrieți `inclusive_ends = true` în `tenure.toml`, altfel toți pleacă în ultima zi și revin în următoarea
says-name-always-has-a-value = { $name } are întotdeauna o valoare
says-name-is-compared-with-what-found-literal = { $name } se compară cu { $what }, s-a găsit { $literal }
says-name-is-no-name-for-a-file = { $name } nu este un nume de fișier
says-name-is-no-time-zone = { $name } nu este un fus orar
says-name-is-not-true-or-false-by-itself = { $name } nu este adevărat sau fals de la sine
says-name-is-the-number-of-a-segment-and-no-name = { $name } este numărul unui segment, nu un nume
says-name-is-there-twice = { $name } apare de două ori
says-names-and-comments-of-customers-are-kept-from-you-and-notes-with-them = numele și comentariile clienților vă sunt ascunse, iar notele odată cu ele
says-no-annotation-is-of-the-kind-kind = nicio adnotare nu este de felul { $kind }
says-no-check-is-named-name = nicio verificare nu se numește { $name }
says-no-customer-has-the-id-id = niciun client nu are identificatorul { $id }
says-no-line-has-a-service-period-so-none-recurs-and-there-is-no-mrr = nicio linie nu are o perioadă de serviciu, deci niciuna nu se repetă și nu există MRR; dați perioadele sau ce se plătește lunar ca `subscriptions` ori `mrr_months`
says-no-metric-is-called-id = nicio metrică nu se numește { $id }
says-no-metric-is-named-id = niciun indicator nu se numește { $id }
says-no-month-is-closed = nicio lună nu este închisă
says-no-movement-is-of-the-kind-kind = nicio mișcare nu este de felul { $kind }
says-no-nul-bytes = fără octeți NUL
says-no-nul-characters = fără caractere NUL
says-no-policy-is-named-name = nicio politică nu se numește { $name }
says-no-policy-setting-is-named-key = nicio setare a politicii nu se numește `{ $key }`
says-no-policy-was-saved-under-the-name-name = nicio politică nu a fost salvată cu numele { $name }
says-no-recorded-at-except-into-an-empty-workspace = fără `recorded_at`, în afară de un spațiu de lucru gol
says-no-reply-the-first-message-a-note-or-a-machine-s = nu e răspuns: primul mesaj, o notă sau unul automat
says-nobody-was-asked = nimeni nu a fost întrebat
says-nothing-after-it-was-read = după acesta nu s-a mai citit nimic
says-nothing-can-be-asked-under-path = nu se poate întreba nimic la { $path }
says-nothing-of-it-is-read-mend-the-link-or-put-the-file-in-its = nimic din el nu este citit; reparați legătura sau puneți fișierul la locul ei
says-nothing-of-the-archive-was-read = nimic din arhivă nu a fost citit
says-nothing-was-said-to-look-at-advice = nu s-a spus unde să se caute; { $advice }
says-numbers = numere
says-objects-lists-of-them-or-arrays-of-them = obiecte, liste de obiecte sau tablouri de obiecte
says-objects-of-one-mode-1-live-mode-object-was-left-out = obiecte dintr-un singur mod; 1 obiect din modul real a fost lăsat afară
says-objects-of-one-mode-1-test-mode-object-was-left-out = obiecte dintr-un singur mod; 1 obiect din modul de test a fost lăsat afară
says-objects-of-one-mode-n-live-mode-objects-were-left-out = obiecte dintr-un singur mod; { $n ->
        [one] { $n } obiect din modul real a fost lăsat
        [few] { $n } obiecte din modul real au fost lăsate
        *[other] { $n } de obiecte din modul real au fost lăsate
    } afară
says-objects-of-one-mode-n-test-mode-objects-were-left-out = obiecte dintr-un singur mod; { $n ->
        [one] { $n } obiect din modul de test a fost lăsat
        [few] { $n } obiecte din modul de test au fost lăsate
        *[other] { $n } de obiecte din modul de test au fost lăsate
    } afară
says-objects-of-stripe-zendesk-intercom-chatwoot-and-hubspot-are-known-rows-of-a-table = se cunosc obiecte ale Stripe, Zendesk, Intercom, Chatwoot și HubSpot; rândurile unui tabel sunt .jsonl, câte un obiect pe rând
says-objects-or-events-of-stripe-s-api = obiecte sau evenimente ale API-ului Stripe
says-of-the-two-rows-the-later-one-was-taken = dintre cele două rânduri s-a luat cel mai târziu
says-of-the-two-rows-the-one-that-was-read-first-was-taken = dintre cele două rânduri s-a luat cel citit primul
says-of-what-number-days-number-months = de ce fel? { $number } days, { $number } months
says-once-a-month-is-closed-what-changes-in-it-is-told-here = după ce o lună este închisă, aici se arată ce se schimbă în ea
says-one-column-each-first-and-second-mean-the-same = câte o singură coloană; `{ $first }` și `{ $second }` înseamnă același lucru
says-one-column-for-each-month = câte o coloană pentru fiecare lună
says-one-format-first-and-second-were-both-read = un singur format; { $first } și { $second } au fost citite amândouă
says-one-json-object-on-each-line = câte un obiect JSON pe fiecare rând
says-one-of-our-own-people = unul dintre oamenii noștri
says-one-of-words = una dintre { $words }
says-one-row-for-each-event-id-of-a-customer-first = câte un rând pentru fiecare `event_id` al unui client{ $first }
says-one-row-for-each-id-or-an-updated-at-that-tells-versions-apart-first = câte un rând pentru fiecare id sau un `updated_at` care deosebește versiunile{ $first }
says-one-s-own-password-is-changed-with-the-one-so-far = propria parolă se schimbă cu ajutorul celei de până acum
says-one-text-or-a-list-of-texts = un text sau o listă de texte
says-pairs-of-texts = perechi de texte
says-pairs-of-texts-stage-of-a-deal-stage-of-a-lead = perechi de texte: etapa unei tranzacții, etapa unui lead
says-parameters-such-as-window-5d-topic-same = parametri, de exemplu "window=5d, topic=same"
says-parentheses-and-not-go-at-most-n-deep = parantezele și `not` au cel mult { $n } de niveluri
says-patch-api-v1-me-takes-password-and-current-password = PATCH /api/v1/me primește password și current_password
says-payments-that-the-payer-contests = Plăți contestate de plătitor.
says-pending-a-charge-counts-when-it-has-succeeded-or-failed = în așteptare: o plată contează după ce a reușit sau a eșuat
says-people-at-a-customer = Persoane la un client.
says-people-or-companies-before-they-pay = Persoane sau companii înainte să plătească.
says-people-who-use-the-product = Persoane care folosesc produsul.
says-period-start-and-period-end-what-a-line-pays-for-and-for-how-long = `period_start` și `period_end`: pentru ce plătește o linie și cât timp
says-periods-are-written-2026-2026-q3-or-2026-07 = perioadele se scriu 2026, 2026-Q3 sau 2026-07
says-policies-have-names-here-see-policy-list = politicile au aici nume: vedeți policy/list
says-purchased-seats-from-an-instant-on = Locuri cumpărate începând cu un moment.
says-put-contacts-json-and-companies-json-beside-the-conversations-and-say-where-a-customer = puneți contacts.json și companies.json lângă conversații și spuneți unde stă id-ul clientului, în tenure.toml: [support] customer = ["company.id"], sau cu --customer-key
says-put-fields-that-contain-the-delimiter-into-quotes = puneți între ghilimele câmpurile care conțin separatorul
says-put-the-old-key-in-its-place-or-connect-the-source-again = puneți cheia veche la locul ei sau conectați din nou sursa
says-put-users-json-and-organizations-json-beside-the-tickets-and-say-where-a-customer = puneți users.json și organizations.json lângă tichete și spuneți unde stă id-ul clientului, în tenure.toml: [support] customer = ["company.id"], sau cu --customer-key
says-quotes-are-straight-text = ghilimelele sunt drepte: "text"
says-reading-went-on-with-the-next-line = citirea a continuat cu rândul următor
says-recognised-revenue-by-month = Venituri recunoscute pe lună.
says-records-of-comma-separated-values-error = înregistrări cu valori separate prin virgulă ({ $error })
says-remove-or-rename-one-of-them-or-say-in-a-mapping-which-one-counts = ștergeți sau redenumiți una dintre ele ori spuneți într-o corespondență care contează
says-restore-the-data-from-a-backup-or-undo-import-batch-under-data-sources-and = restaurați datele dintr-o copie de siguranță sau anulați importul { $batch } la Surse de date și importați din nou fișierele lui; `tenure doctor` verifică tot ce este stocat
says-rows-after-the-header = rânduri după antet
says-rows-that-differ = rânduri care diferă
says-rows-that-differ-in-columns = rânduri care diferă prin { $columns }
says-save-it-again-as-utf-8-in-spreadsheets-csv-utf-8 = salvați-l din nou ca UTF-8 (în foi de calcul: "CSV UTF-8")
says-save-the-file-again-as-utf-8 = salvați din nou fișierul ca UTF-8
says-save-the-file-again-with-line-ends-of-unix-or-windows = salvați din nou fișierul cu sfârșituri de rând Unix sau Windows
says-save-the-sheet-as-csv = salvați foaia ca CSV
says-save-the-sheet-as-csv-csv-utf-8 = salvați foaia ca CSV ("CSV UTF-8")
says-say-which-property-holds-a-customer-s-id-in-tenure-toml-hubspot-customer-contact = spuneți ce proprietate ține id-ul clientului, în tenure.toml: [hubspot] customer = "contact.customer_id" sau "company.customer_id", ori cu --customer-key; altfel un lead este client după etapa sa și nu se găsește în facturare
says-second-counts-all-of-them-correct-one-of-the-two = `{ $second }` le numără pe toate; corectați una dintre cele două
says-see-docs-api-md-for-what-can-be-asked = vedeți docs/api.md pentru ce se poate întreba
says-segment-fields-lists-what-can-be-asked-for = segment/fields enumeră ce se poate cere
says-segments-and-headings-take-the-column-under-attributes-name-a-mapping-with-another-name = segmentele și titlurile iau coloana sub `attributes.{ $name }`; o mapare cu alt nume sau o redenumire o face clară
says-send-it-as-current-password-an-admin-can-set-another-one = trimiteți-o ca current_password; un administrator poate stabili alta
says-send-the-files-again-rows-that-are-known-already-change-nothing = trimiteți fișierele din nou; rândurile deja cunoscute nu schimbă nimic
says-serve-a-folder-of-its-own-for-the-other-account-tenure-serve-data-or = folosiți un dosar separat pentru celălalt cont (tenure serve --data) sau schimbați cheia acestei surse, dacă este același cont
says-serve-another-folder-for-the-other-mode-tenure-serve-data-dir = folosiți alt dosar pentru celălalt mod: tenure serve --data DIR
says-service-is-taken-to-have-ended-then-it-may-have-gone-on-to-the = se consideră că serviciul s-a încheiat atunci; poate a continuat până la sfârșitul perioadei plătite
says-service-is-taken-to-have-ended-when-the-row-was-written-updated-at-else = se consideră că serviciul s-a încheiat când a fost scris rândul (`updated_at`, altfel importul), astfel că toate pierderile vechi cad într-o singură lună
says-set-identifier-of-contacts-in-chatwoot-or-say-where-a-customer-s-id-stands = completați `identifier` la contacte în Chatwoot sau spuneți unde stă id-ul clientului, în tenure.toml: [support] customer = ["contact.customer_id"] pentru un atribut propriu, sau cu --customer-key
says-setting-is-no-setting-of-a-policy = { $setting } nu este o setare a unei politici
says-settings-are-all = setările sunt: { $all }
says-settings-follow-the-preset-as-setting-value-with-commas-between = setările urmează după presetare ca setare=valoare, despărțite prin virgule
says-something-in-the-workspace-is-dated-at-which-is-in-the-future = ceva din spațiul de lucru are data { $at }, care este în viitor
says-stages-one-after-the-other = etape una după alta
says-stages-that-a-lead-has-entered = Etape în care a intrat un lead.
says-start-the-server-again-the-terminal-prints-a-new-one = reporniți serverul: terminalul afișează unul nou
says-states-of-an-item-from-an-instant-on = Stările unei poziții începând cu un moment.
says-steps-of-onboarding = Pași ai integrării.
says-stripe-is-connected-already-as-source-id-and-a-workspace-holds-one-account-ids = Stripe este deja conectat, ca sursa { $id }, iar un spațiu de lucru ține un singur cont: id-urile planurilor, produselor și cupoanelor sunt alese de oameni, așa că cele din două conturi s-ar confunda
says-subscription-items-and-their-terms = Pozițiile abonamentelor și condițiile lor.
says-subscriptions-or-invoices = "subscriptions" sau "invoices"
says-subscriptions-which-were-not-exported = abonamentele, care nu au fost exportate
says-such-as-1-05-or-25000 = de exemplu 1.05 sau 25000
says-such-as-country-ro = de exemplu country = "RO"
says-support-requests = Solicitări de asistență.
says-surveys-and-their-scales = Sondaje și scalele lor.
says-text = textul
says-text-in-quotes = text între ghilimele
says-text-in-utf-8 = text în UTF-8
says-text-is-no-day = { $text } nu este o zi
says-text-is-no-decimal = { $text } nu este un număr zecimal
says-text-is-no-month = { $text } nu este o lună
says-text-is-no-period = { $text } nu este o perioadă
says-text-stands-in-quotes-text = textul stă între ghilimele: { $text }
says-that-is-not-your-password-so-far = aceasta nu este parola dumneavoastră de până acum
says-the-account-s-currency = moneda contului
says-the-account-s-time-zone = fusul orar al contului
says-the-amount-counts-as-it-stands-in-parts-of-the-smallest-coin-and-is = suma se ia așa cum este, cu părți din cea mai mică monedă, și se afișează rotunjită; corectați-o sau spuneți-i moneda
says-the-amount-in-major-or-in-minor-units-not-both = suma în unități mari sau în unități mici, nu ambele
says-the-catalogue-lists-all-of-them = catalogul le enumeră pe toate
says-the-change-of-status-is-left-out-a-status-of-your-own-has-one = schimbarea stării este lăsată afară; o stare proprie are una de la Zendesk lângă ea
says-the-checks-name-all-that-is-missing-or-too-large = verificările numesc tot ce lipsește sau este prea mare
says-the-column-column-which-table-requires = coloana `{ $column }`, pe care { $table } o cere
says-the-column-is-ignored = coloana este ignorată
says-the-command-line-put-it-elsewhere-or-it-was-removed = linia de comandă l-a pus în altă parte sau a fost șters
says-the-comment-counts-as-nobody-s-export-the-users-too = comentariul nu contează al nimănui; exportați și utilizatorii
says-the-coupon-of-a-discount-the-price-counts-without-it = cuponul unei reduceri; prețul contează fără ea
says-the-dashboard-s-exports-do-not-tell-what = exporturile din panoul Stripe nu spun: { $what }
says-the-data-are-held-data-of-stripe-and-the-key-is-of-given-mode = datele sunt date Stripe în modul { $held }, iar cheia este a modului { $given }
says-the-day-after-the-last-one-as-the-end-of-a-service-period = ziua de după ultima ca sfârșit al unei perioade de serviciu
says-the-demo-company-is-there = compania demo există deja
says-the-end = sfârșitul
says-the-end-of-the-token-has-passed = sfârșitul tokenului a trecut
says-the-exchange-rates-that-are-stored-are-in-it-undo-their-import-tenure-batches = cursurile de schimb păstrate sunt în ea; anulați importul lor (`tenure batches`) sau începeți alt spațiu de lucru
says-the-expression = expresia
says-the-expression-is-no-segment-line-line-letter-column-message = expresia nu este un segment: linia { $line }, litera { $column }: { $message }
says-the-file-has-columns = fișierul are { $columns }
says-the-file-may-be-latin-1-or-windows-1252-save-it-again-as-utf = fișierul poate fi Latin-1 sau Windows-1252; salvați-l din nou ca UTF-8
says-the-first-day-of-the-week-or-month = prima zi a săptămânii sau a lunii
says-the-id-of-another-customer = id-ul altui client
says-the-id-of-the-customer = id-ul clientului
says-the-key-is-empty = cheia este goală
says-the-last-close-can-be-taken-back-reopen-it = ultima închidere poate fi anulată: redeschideți-o
says-the-lines-of-invoices-each-counts-as-one-line-over-its-whole-period = liniile facturilor (fiecare contează ca o linie pe toată perioada ei)
says-the-list-of-closes-shows-all-of-them = lista închiderilor le arată pe toate
says-the-list-of-customers-shows-their-ids = lista clienților le arată identificatorii
says-the-list-of-imports-shows-all-batches = lista importurilor arată toate loturile
says-the-list-of-items-before-the-event = lista articolelor dinaintea evenimentului
says-the-list-of-policies-shows-all-of-them = lista politicilor le arată pe toate
says-the-mrr-of-id-did-not-move-on-day = MRR-ul clientului { $id } nu s-a mișcat la { $day }
says-the-name = numele
says-the-name-of-a-policy = numele unei politici
says-the-name-of-a-table-or-to-leave-the-file-out = numele unui tabel sau "" ca fișierul să fie lăsat afară
says-the-name-of-an-attribute = numele unui atribut
says-the-nearest-movements-are-on-days = cele mai apropiate mișcări sunt la { $days }
says-the-note = nota
says-the-one-that-was-recorded-last-counts-both-are-kept = contează cea înregistrată ultima; ambele se păstrează
says-the-password-has-fewer-than-n-letters = parola are mai puțin de { $n } litere
says-the-password-is-longer-than-n-bytes = parola este mai lungă de { $n } de octeți
says-the-pause-is-taken-to-last-correct-the-time-or-leave-it-empty-where = se consideră că pauza durează; corectați momentul sau lăsați-l gol unde nu se știe când se termină
says-the-price-in-currency-its-mrr-counts-as-0 = prețul în { $currency }; MRR-ul său contează ca 0
says-the-range-from-from-to-to-is-empty = intervalul de la { $from } la { $to } este gol
says-the-range-has-n-periods = { $n ->
    [one] intervalul are { $n } perioadă
    [few] intervalul are { $n } perioade
   *[other] intervalul are { $n } de perioade
}
says-the-rate-is-not-used-a-rate-says-how-much-of-the-account-s = cursul nu este folosit; un curs spune cât din moneda contului costă o unitate dintr-o alta, deci poate aparține celeilalte, sau moneda contului nu este cea la care vă gândiți
says-the-report-shows-the-months-that-have-figures = raportul arată lunile care au cifre
says-the-scope-scope-is-above-the-role-role = domeniul { $scope } depășește rolul { $role }
says-the-secrets-of-the-source-were-sealed-with-another-key = secretele sursei au fost sigilate cu altă cheie
says-the-segment-asks-for-what-is-kept-from-you = segmentul întreabă ceva ce vă este ascuns
says-the-segment-cannot-be-used-line-line-letter-column-message = segmentul nu poate fi folosit: rândul { $line }, litera { $column }: { $message }
says-the-server-ended-while-it-was-being-done = serverul s-a oprit în timp ce lucrarea era în curs
says-the-server-has-no-file-of-this-backup = serverul nu are fișierul acestei copii de siguranță
says-the-source-may-have-added-it-since-this-version-of-tenure-nothing-is-guessed = sursa l-a putut adăuga după această versiune de Tenure; nimic nu se ghicește
says-the-tax-rate-of-a-price-that-contains-tax-the-price-counts-with-its = cota de taxă a unui preț care conține taxa; prețul contează cu taxa sa
says-the-text = textul
says-the-text-that-begins-here-has-no-closing-quote = textul care începe aici nu are `{ $quote }` la sfârșit
says-the-tiers-of-a-tiered-price-its-mrr-counts-as-0 = treptele unui preț în trepte; MRR-ul său contează ca 0
says-the-time-of-the-import-was-used = s-a folosit ora importului
says-the-time-zone-zone-in-which-dates-without-a-time-were-read-before-dates = fusul orar { $zone }, în care au fost citite înainte datele fără oră; date care se mută: { $n }
says-then-give-field-or-name-the-column-that-holds-it-in-a-mapping = { $then }: dați `{ $field }` sau numiți într-o mapare coloana care îl conține
says-there-are-all = există { $all }
says-there-are-json-and-md = există json și md
says-there-are-more-than-n-signing-secrets = sunt mai mult de { $n } secrete de semnare
says-there-are-xlsx-and-csv = există xlsx și csv
says-there-is-a-user-email-already = există deja un utilizator { $email }
says-there-is-meant-which-differs-by-case-or-blanks-alone-ids-must-be-spelled = există { $meant }, care diferă doar prin majuscule sau spații: identificatorii trebuie scriși la fel
says-there-is-no-attribute-name = nu există atributul { $name }
says-there-is-no-batch-number = nu există lotul { $number }
says-there-is-no-close-since-that-holds = nu există închiderea { $since } în vigoare
says-there-is-no-customer-id = nu există clientul { $id }
says-there-is-no-date-text = nu există data { $text }
says-there-is-no-field-name = nu există câmpul { $name }
says-there-is-no-file-in-the-form = nu există niciun fișier în formular
says-there-is-no-segment-name = nu există segmentul { $name }
says-there-is-no-statement-id = nu există situația { $id }
says-there-is-no-workspace-name = nu există spațiul de lucru { $name }
says-there-is-nothing-to-close-in-month-mrr-begins-in-first = nu este nimic de închis în { $month }: MRR începe în { $first }
says-there-is-nothing-to-close-in-month-the-data-hold-no-mrr = nu este nimic de închis în { $month }: datele nu conțin MRR
says-these-columns-are-not-read = aceste coloane nu sunt citite
says-they-were-stored-and-are-in-no-figure-look-at-the-clock-that-dates = au fost păstrate și nu sunt în nicio cifră; verificați ceasul care le datează
says-they-were-taken-as-currency-the-account-s-currency = au fost luate drept { $currency }, moneda contului
says-they-were-taken-as-currency-the-account-s-currency-their-plan-says-none = au fost luate drept { $currency }, moneda contului: planul lor nu spune niciuna
says-they-were-taken-as-currency-the-currency-of-their-plan = au fost luate drept { $currency }, moneda planului lor
says-this-answer-has-no-rows-for-a-workbook = acest răspuns nu are rânduri pentru un registru de calcul
says-this-closes-nothing = acest `)` nu închide nimic
says-this-customer-has-no-movements-at-all = acest client nu are nicio mișcare
says-this-does-not-look-like-a-key-of-stripe = aceasta nu pare o cheie Stripe
says-this-does-not-look-like-a-signing-secret-of-stripe = acesta nu pare un secret de semnare Stripe
says-this-file-is-a-list-write-its-objects-on-lines-of-their-own = acest fișier este o listă; scrieți obiectele ei pe rânduri separate
says-this-is-a-publishable-key-which-cannot-read-an-account = aceasta este o cheie publicabilă, care nu poate citi un cont
says-this-is-never-closed = acest `(` nu este închis
says-this-is-the-only-owner = acesta este singurul proprietar
says-this-link-does-not-work-or-does-not-work-any-more = acest link nu funcționează sau nu mai funcționează
says-this-looks-like-a-spreadsheet-s-day-number-export-the-column-as-a-date = pare numărul unei zile dintr-o foaie de calcul; exportați coloana ca dată
says-this-looks-like-a-unix-time-write-it-as-a-date-time = pare o oră Unix; scrieți-o ca dată cu oră
says-this-row-has-other-between-its-fields-the-header-delimiter = acest rând are { $other } între câmpuri, iar antetul { $delimiter }
says-this-takes-the-role-role-and-you-have-own = pentru aceasta e nevoie de rolul { $role }, iar dumneavoastră aveți { $own }
says-times-are-read-from-conversations = orele se citesc din conversații
says-to-redo-it-import-its-files-again = pentru a-l reface, importați din nou fișierele lui
says-trial-periods = Perioade de probă.
says-true-false-yes-no-1-or-0 = true, false, yes, no, 1 sau 0
says-true-or-false = true sau false
says-unless-changes-or-invoice-lines-give-a-price-these-subscriptions-count-as-zero-a = dacă schimbările sau liniile de factură nu dau un preț, aceste abonamente contează ca zero; o corespondență poate spune care coloană este `amount`
says-unpack-the-file-yourself-if-it-is-what-it-should-be = dezarhivați singur fișierul, dacă este ceea ce trebuie
says-updated-at-to-tell-which-of-two-versions-is-the-later-one-1-row = `updated_at`, ca să se știe care dintre două versiuni este mai nouă; 1 rând diferă de ce se știa despre faptul său
says-updated-at-to-tell-which-of-two-versions-is-the-later-one-n-rows = `updated_at`, ca să se știe care dintre două versiuni este mai nouă; { $n ->
        [one] { $n } rând diferă
        [few] { $n } rânduri diferă
        *[other] { $n } de rânduri diferă
    } de ce se știa despre faptele lor
says-use-flag-start-or-leave-grain-out-for-one-period = folosiți { $flag } { $start } sau lăsați { $grain } deoparte pentru o singură perioadă
says-use-longer-periods-or-a-shorter-range = folosiți perioade mai lungi sau un interval mai scurt
says-use-of-the-help-pages-by-day = Folosirea paginilor de ajutor pe zile.
says-utf-8-text = text UTF-8
says-utf-8-text-byte-at-is-not = text UTF-8; octetul { $at } nu este
says-utf-8-text-byte-byte-at-offset-at-is-not = text UTF-8; octetul { $byte } de la poziția { $at } nu este
says-utf-8-text-this-file-is-utf-16 = text UTF-8; acest fișier este UTF-16
says-valid-json-error = JSON valid ({ $error })
says-visitors-of-the-site = Vizitatorii site-ului.
says-wait-until-its-job-has-ended = așteptați până se termină lucrarea lui
says-wanted-fields = { $wanted ->
        [one] { $wanted } câmp
        [few] { $wanted } câmpuri
        *[other] { $wanted } de câmpuri
    }
says-what-1-row-is-otherwise = { $what }; 1 rând este altfel
says-what-a-customer-wants-to-achieve = Ce vrea să obțină un client.
says-what-can-be-subscribed-to = La ce se poate abona cineva.
says-what-customers-said-unasked = Ce au spus clienții fără să fie întrebați.
says-what-happened-to-a-ticket = Ce s-a întâmplat cu un tichet.
says-what-has-a-letter-that-nobody-sees = { $what }: conține un caracter invizibil
says-what-has-n-letters-more-than-most = { $what }: { $n } litere, peste limita de { $most }
says-what-is-empty = { $what }: este gol
says-what-is-missing-is-an-option-of-the-question-such-as-metric-mrr = lipsește o opțiune a întrebării, de exemplu metric=mrr
says-what-is-not-ordered-sign-means-nothing = { $what } nu se poate ordona, { $sign } nu înseamnă nimic
says-what-it-is-follows-from-the-list-that-it-stands-in-or-from-its = ce este rezultă din lista în care stă sau din câmpurile sale
says-what-may-be-left-out-kinds = ce poate lipsi: { $kinds }
says-what-n-rows-are-otherwise-the-first-of-them-here = { $what }; { $n ->
        [one] { $n } rând este altfel
        [few] { $n } rânduri sunt altfel
        *[other] { $n } de rânduri sunt altfel
    }, primul dintre ele aici
says-what-stands-before-was-read-copy-or-export-the-file-again = ce stă înainte a fost citit; copiați sau exportați din nou fișierul
says-what-they-answered = Ce au răspuns.
says-what-users-did-in-the-product = Ce au făcut utilizatorii în produs.
says-what-was-dated-day-now-lies-on-now-undo-those-imports-tenure-batches-undo = ce era datat { $day } cade acum pe { $now }: anulați acele importuri (`tenure batches undo`) și aduceți din nou fișierele sub { $zone }, sau păstrați fusul în care au fost citite
says-when-it-was-closed-it-counts-as-not-solved = când a fost închisă; contează ca nerezolvată
says-when-it-was-resolved-it-counts-as-not-solved = când a fost rezolvată; contează ca nerezolvată
says-when-it-was-solved-the-ticket-counts-as-not-solved = când a fost rezolvat; tichetul contează ca nerezolvat
says-when-service-ended-rows-that-say-only-that-it-is-over-n = când s-a încheiat serviciul; rânduri care spun doar că s-a încheiat: { $n }
says-when-service-ended-rows-that-say-only-when-it-was-cancelled-n = când s-a încheiat serviciul; rânduri care spun doar când a fost anulat: { $n }
says-when-the-pause-began-rows-that-say-only-that-it-is-paused-n = când a început pauza; rânduri care spun doar că este în pauză: { $n }
says-where-name-is-the-price-of-one-a-mapping-with-name-unit-price-says = unde `{ $name }` este prețul unei bucăți, o corespondență cu `{ $name } = "unit_price"` o spune; una cu `{ $name } = "amount"` spune că nu este
says-where-they-are-one-and-the-same-leave-one-out-otherwise-nothing-is-to = unde sunt unul și același, lăsați unul afară; altfel nu este nimic de făcut
says-whether-there-is-a-value-is-missing-what-it-is = dacă există o valoare: `is missing`; care este: `=`
says-which-events-mean-what = Ce înseamnă fiecare eveniment.
says-who-pays-nothing-mrr-0 = cine nu plătește nimic: mrr = 0
says-who-was-asked = Cine a fost întrebat.
says-why-is-kept-from-you-it-may-quote-rows = motivul vă este ascuns: ar putea cita rânduri
says-winner-already-gives-this-loser-is-ignored = `{ $winner }` dă deja aceasta; `{ $loser }` este ignorată
says-winner-already-gives-this-loser-is-kept-as-an-attribute = `{ $winner }` dă deja aceasta; `{ $loser }` este păstrată ca atribut
says-without-messages-it-tells-only-when-its-conversation-was-resolved = fără mesaje spune doar când i-a fost rezolvată conversația
says-word-is-stuck-to-a-number = `{ $word }` este lipit de un număr
says-write-it-as-a-timestamp-a-bare-number-has-no-unit = scrieți-o ca marcaj de timp; un număr simplu nu are unitate
says-write-negative-numbers-with-a-minus-sign = scrieți numerele negative cu semnul minus
says-write-no-thousands-marks-or-name-them-in-a-mapping-thousands-mark = nu scrieți semne pentru mii sau numiți-le într-o corespondență: thousands = "{ $mark }"
says-write-quotes-inside-a-quoted-field-twice = scrieți dublu ghilimelele din interiorul unui câmp între ghilimele
says-write-sign = scrieți { $sign }
says-write-the-code-of-the-currency-not-its-sign = scrieți codul monedei, nu semnul ei
says-write-the-number-out-such-as-1000-for-1e3 = scrieți numărul întreg, de exemplu 1000 pentru 1e3
says-write-the-same-delimiter-everywhere-in-the-rows-as-in-the-header = scrieți același separator peste tot, în rânduri ca în antet
says-years-are-between-1900-and-2200 = anii sunt între 1900 și 2200
says-ymd-dmy-or-mdy = "ymd", "dmy" sau "mdy"
