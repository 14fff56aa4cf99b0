# Paginile comenzii `tenure calc`.

## Titluri

calc-churn = Rata de pierdere a clienților
calc-revenue-churn = Pierderea brută de venit
calc-crr = Rata de retenție a clienților
calc-nrr = Retenția netă a veniturilor
calc-grr = Retenția brută a veniturilor
calc-quick-ratio = Quick ratio (MRR câștigat / MRR pierdut)
calc-change = Schimbarea ratei de pierdere
calc-lifetime = Durata relației cu clientul
calc-clv = Valoarea clientului pe durata relației
calc-clv-contract = Valoarea clientului pe durata relației, după contract
calc-cac = Costul de achiziție a clientului
calc-payback = Luni până la recuperarea costului de achiziție
calc-ltv-cac = Valoarea pe durata relației față de costul de achiziție
calc-crc = Costul de retenție a clientului
calc-arpa = Venit mediu pe cont
calc-arr = Venit anual recurent
calc-growth = Creștere
calc-gross-margin = Marja brută
calc-nps = Scorul net al promotorilor (NPS)
calc-csat = Satisfacția clienților
calc-lead-to-customer = Rata lead-client
calc-trial-conversion = Conversia perioadelor de probă

## Ce se calculează

line-churn = pierderea
line-churn-then = pierderea de atunci
line-year-linear = un an în acest ritm, liniar
line-year-compounded = un an în acest ritm, compus
line-gross-revenue-churn = pierderea brută de venit
line-net-revenue-churn = pierderea netă de venit
line-retention = retenția
line-nrr = retenția netă a veniturilor
line-grr = retenția brută a veniturilor
line-quick-ratio = quick ratio (câștigat / pierdut)
line-change = schimbarea
line-lifetime = durata relației
line-value = valoarea pe durata relației
line-contract-value = valoarea pe durata unui contract
line-arpa = ARPA
line-arr = ARR
line-cost = costul
line-payback = recuperarea
line-ratio = raportul
line-growth = creșterea
line-steady-growth = creșterea lunară constantă
line-margin = marja
line-score = scorul
line-satisfied = mulțumiți
line-became-customers = au devenit clienți
line-converted = convertite

## De ce nu există rezultat

why-nobody-at-start = nu era nimeni la început, deci nimeni nu putea pleca
why-nobody-to-stay = nu era nimeni la început, deci nimeni nu putea rămâne
why-no-mrr-at-start = nu era niciun MRR la început, deci nu se putea pierde
why-nothing-lost = nu s-a pierdut nimic
why-nobody-left = nu a plecat nimeni, deci din aceste numere nu se poate afla durata
why-nobody-pays = nu plătește nimeni
why-nobody-won = nu există clienți noi
why-earns-nothing = un client nu aduce nimic
why-costs-nothing = clienții nu costă nimic
why-nobody-active = nu e nimeni activ
why-nothing-then = nu exista la început o valoare față de care să crească
why-no-revenue = nu a existat venit
why-nobody-answered = nu a răspuns nimeni
why-no-leads = nu au fost lead-uri
why-no-trials = nu a început nicio perioadă de probă
why-no-value = nu are valoare

## La ce să fiți atenți

mind-by-account = Sumele nu arată cât diferă conturile între ele, deci nu există interval; indicatorul însuși are unul, din conturi.
mind-came-back = Sunt mai mulți decât la început: unii au revenit, deci rezultatul nu este o parte dintre cei de la început și nu are interval.
mind-whole-year = Reperele sunt pentru un an întreg: alegeți un an ca perioadă pentru a le vedea.
mind-chance = O astfel de diferență poate apărea și din întâmplare: intervalul de { $level } conține 0.
mind-no-chance = Ratele diferă mai mult decât prin întâmplare: intervalul de { $level } nu conține 0.
mind-constant = Calculul presupune că rata de pierdere rămâne mereu aceeași; o curbă de supraviețuire urmărește clienții înșiși.
mind-revenue = Calculul ia tot venitul; cu marja brută ia doar ce rămâne din el.
mind-leavers = Calculul nu ține cont de clienții care pleacă mai devreme; cu ei durează mai mult.
mind-answers = Intervalul este pentru cei care ar fi putut răspunde astfel; cei care nu răspund deloc nu apar în niciunul. Răspunsurile unui cont nu sunt independente.
mind-bound = Intervalul de { $level } al ratei de pierdere se termină la { $end }, deci este cel puțin { $least }.
mind-bound-months = Intervalul de { $level } al ratei de pierdere se termină la { $end }, deci este de cel puțin { $n ->
    [one] { $n } lună
    [few] { $n } luni
   *[other] { $n } de luni
}.
mind-too-few = { $n ->
    [one] doar { $n }: prea puțin ca un procent să însemne ceva
    [few] doar { $n }: prea puține ca un procent să însemne ceva
   *[other] doar { $n }: prea puține ca un procent să însemne ceva
}
mind-few-events = doar { $n } în cazul rezultatului mai rar: citiți intervalul, nu schimbarea
mind-few = doar { $n }: citiți intervalul, nu schimbarea
mind-concentrated = venitul este la fel de concentrat ca la { $n } conturi egale: unul singur poate schimba rezultatul
mind-few-independent = { $n } luni echivalează cu { $effective } independente: citiți intervalul

## Rezultate, intervale și repere

calc-percentage-points = { $n ->
    [one] { $n } punct procentual
    [few] { $n } puncte procentuale
   *[other] { $n } de puncte procentuale
}
calc-points = { $n ->
    [one] { $n } punct
    [few] { $n } puncte
   *[other] { $n } de puncte
}
calc-no-end = fără capăt
calc-interval = interval de { $level }: { $low } – { $high } ({ $method }, n = { $n })
calc-from = { $low } și mai mult
calc-up-to = până la { $high }
calc-benchmark = { $place ->
    [there] Reper: { $range }, { $says }; valoarea este exact aceasta ({ $source })
    [within] Reper: { $range }, { $says }; valoarea este în interval ({ $source })
    [below] Reper: { $range }, { $says }; valoarea este mai mică ({ $source })
    [above] Reper: { $range }, { $says }; valoarea este mai mare ({ $source })
   *[none] Reper: { $range }, { $says } ({ $source })
}

column-what = Mărime
column-formula = Formula
column-arithmetic = Calculul
column-value = Valoarea
column-unit = Unitatea
column-low = De la
column-high = Până la
column-level = Nivelul
column-method = Metoda
column-undefined = De ce lipsește
