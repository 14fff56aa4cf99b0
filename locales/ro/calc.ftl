# Paginile comenzii `tenure calc`.

## Titluri

calc-churn = Rata de pierdere a clienților
calc-revenue-churn = Pierderea brută de venit
calc-crr = Rata de retenție a clienților
calc-nrr = Retenția netă a veniturilor
calc-grr = Retenția brută a veniturilor
calc-quick-ratio = Quick ratio (MRR câștigat la MRR pierdut)
calc-change = Schimbarea ratei de pierdere
calc-lifetime = Durata relației cu clientul
calc-clv = Valoarea clientului pe durata relației
calc-clv-contract = Valoarea clientului pe durata relației, după contract
calc-cac = Costul de achiziție a clientului
calc-payback = Luni până la recuperarea costului de achiziție
calc-ltv-cac = Valoarea pe durata relației la costul de achiziție
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
line-quick-ratio = quick ratio (câștigat la pierdut)
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
why-nobody-left = nu a plecat nimeni, deci durata nu are un sfârșit pe care să îl arate aceste numere
why-nobody-pays = nu plătește nimeni
why-nobody-won = nu a fost câștigat nimeni
why-earns-nothing = un client nu aduce nimic
why-costs-nothing = clienții nu costă nimic
why-nobody-active = nu e nimeni activ
why-nothing-then = nu era nimic atunci de la care să crească
why-no-revenue = nu a existat venit
why-nobody-answered = nu a răspuns nimeni
why-no-leads = nu au fost lead-uri
why-no-trials = nu a început nicio perioadă de probă
why-no-value = nu are valoare

## La ce să fiți atenți

mind-by-account = Sumele nu spun cât diferă conturile, deci nu există interval; tenure metric … --interval are unul, din conturi.
mind-came-back = Mai mulți decât erau la început: unii au revenit, deci aceasta nu este o parte din ei și nu are interval.
mind-whole-year = Reperele sunt pentru un an întreg: --period year le arată.
mind-chance = Întâmplarea singură ar putea face o astfel de diferență: intervalul de { $level } conține 0.
mind-no-chance = Ratele diferă mai mult decât prin întâmplare: intervalul de { $level } nu conține 0.
mind-constant = Aceasta presupune că pierderea rămâne cum este pentru totdeauna; tenure survival urmărește clienții înșiși.
mind-revenue = Aceasta numără venitul; --margin numără ce se câștigă din el.
mind-leavers = Aceasta lasă deoparte clienții care pleacă mai devreme; cu ei durează mai mult.
mind-answers = Intervalul este al celor care ar fi putut răspunde așa; cine nu răspunde deloc nu este în niciunul. Răspunsurile unui cont nu sunt independente.
mind-bound = Intervalul de { $level } al pierderii se termină la { $end }, deci este cel puțin { $least }.
mind-bound-months = Intervalul de { $level } al pierderii se termină la { $end }, deci este de cel puțin { $n ->
    [one] { $n } lună
    [few] { $n } luni
   *[other] { $n } de luni
}.
mind-too-few = { $n ->
    [one] doar { $n }: prea puțin ca un procent să însemne ceva
    [few] doar { $n }: prea puține ca un procent să însemne ceva
   *[other] doar { $n }: prea puține ca un procent să însemne ceva
}
mind-few-events = doar { $n } din rezultatul mai rar: citiți intervalul, nu schimbarea
mind-few = doar { $n }: citiți intervalul, nu schimbarea
mind-concentrated = venitul este la fel de inegal ca la { $n } conturi egale: unul singur poate întoarce cifra
mind-few-independent = { $n } luni spun cât { $effective } independente: citiți intervalul

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
    [there] Reper: { $range }, { $says }; aceasta este acolo ({ $source })
    [within] Reper: { $range }, { $says }; aceasta este înăuntru ({ $source })
    [below] Reper: { $range }, { $says }; aceasta este dedesubt ({ $source })
    [above] Reper: { $range }, { $says }; aceasta este deasupra ({ $source })
   *[none] Reper: { $range }, { $says } ({ $source })
}

column-what = Ce
column-formula = Formula
column-arithmetic = Calculul
column-value = Valoarea
column-unit = Unitatea
column-low = De la
column-high = Până la
column-level = Nivelul
column-method = Metoda
column-undefined = De ce lipsește
