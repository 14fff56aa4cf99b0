# Pagina comenzii `tenure report`.

## Antet

report-title = Raport Tenure
report-title-of = Raport Tenure: { $name }
report-range = { $grain ->
    [day] { $range } pe zile · { $money } · { $zone }
    [week] { $range } pe săptămâni · { $money } · { $zone }
    [quarter] { $range } pe trimestre · { $money } · { $zone }
    [year] { $range } pe ani · { $money } · { $zone }
   *[month] { $range } pe luni · { $money } · { $zone }
}
report-only-billed = numai ce se facturează în { $currency }
report-policy = politica { $name } ({ $hash })
report-through = date până la { $day }
report-no-data = fără date
report-known-at = cum se știa la { $at }
report-known-now = cum se știe acum
report-customers = clienți: { $segment }
report-closed = lunile până la { $month } sunt închise, ultima dintre ele la { $day }
report-closed-by = lunile până la { $month } sunt închise, ultima dintre ele la { $day } de { $who }

## Cifre cheie

figures-title = Cifre cheie, { $period }
figures-mrr = MRR
figures-arr = ARR
figures-customers = Clienți
figures-paying = Clienți plătitori
figures-arpa = ARPA
figures-net-new = MRR nou net
figures-nrr = NRR, 12 luni
figures-grr = GRR, 12 luni
figures-customer-churn = Pierderea clienților
figures-revenue-churn = Pierderea brută de venit
figures-quick-ratio = Quick ratio
figures-against = față de { $period }
figures-last = ultimele { $n }
figures-same = = la fel
figures-better = { $change }, mai bine
figures-worse = { $change }, mai rău
figures-ripens = perioadele mai noi au avut mai puțin timp, deci nu se compară
figures-points = p.p.: puncte procentuale

## Puntea

bridge-title = Puntea: de la MRR inițial la MRR final
bridge-amounts = { $period }, { $currency }
bridge-opening = la început
bridge-closing = = la sfârșit
bridge-new = + clienți noi
bridge-reactivation = + reactivare
bridge-expansion = + expansiune
bridge-contraction = − contracție
bridge-churn = − pierdere
bridge-paused = − pauze
bridge-resumed = + reluări
bridge-fx = ± cursuri de schimb
bridge-merge = ± clienți uniți
bridge-correction = ± corecții
bridge-segment-in = + intrate în segment
bridge-segment-out = − ieșite din segment
bridge-closes = Se potrivește: început + pași − sfârșit = { $zero }, până la ultima din { $parts } de părți ale unei unități mici.
bridge-closes-each = Se potrivește: început + pași − sfârșit = { $zero }, până la ultima din { $parts } de părți ale unei unități mici, { $grain ->
    [day] { $n ->
        [one] în { $n } zi
        [few] în fiecare dintre cele { $n } zile
       *[other] în fiecare dintre cele { $n } de zile
    }
    [week] { $n ->
        [one] în { $n } săptămână
        [few] în fiecare dintre cele { $n } săptămâni
       *[other] în fiecare dintre cele { $n } de săptămâni
    }
    [quarter] { $n ->
        [one] în { $n } trimestru
        [few] în fiecare dintre cele { $n } trimestre
       *[other] în fiecare dintre cele { $n } de trimestre
    }
    [year] { $n ->
        [one] în { $n } an
        [few] în fiecare dintre cei { $n } ani
       *[other] în fiecare dintre cei { $n } de ani
    }
   *[month] { $n ->
        [one] în { $n } lună
        [few] în fiecare dintre cele { $n } luni
       *[other] în fiecare dintre cele { $n } de luni
    }
} și în total.
bridge-gap = NU SE POTRIVEȘTE: lipsesc { $gap }. Este o greșeală a programului.

## Cine a plecat

churn-title = Pierderi
churn-lost = pierduți { $period }
churn-voluntary = la cerere
churn-involuntary = din lipsă de plată
churn-retention-policy = prin politica noastră
churn-unknown = nu se știe
churn-all = total
churn-note = pierduți: clienți de la începutul intervalului care nu mai sunt la sfârșitul lui; MRR: din toate pierderile din el
reasons-title = Motivele pierderilor, { $range }
reasons-stated = motivul declarat
reasons-churns = plecări
reasons-share = pondere
reasons-others = { $n ->
    [one] încă { $n } motiv
    [few] alte { $n } motive
   *[other] alte { $n } de motive
}
reasons-none = (nedeclarat)

## Retenție

retention-title = { $grain ->
    [day] Retenția pe zile
    [week] Retenția pe săptămâni
    [quarter] Retenția pe trimestre
    [year] Retenția pe ani
   *[month] Retenția pe luni
}
retention-nrr = Retenția netă a veniturilor
retention-grr = Retenția brută a veniturilor
retention-crr = Retenția clienților
retention-customer-churn = Pierderea clienților
retention-revenue-churn = Pierderea brută de venit

## Cohorte

report-cohorts-title = { $grain ->
    [day] Cohorte: clienți încă prezenți, în %, după zilele de la venire
    [week] Cohorte: clienți încă prezenți, în %, după săptămânile de la venire
    [quarter] Cohorte: clienți încă prezenți, în %, după trimestrele de la venire
    [year] Cohorte: clienți încă prezenți, în %, după anii de la venire
   *[month] Cohorte: clienți încă prezenți, în %, după lunile de la venire
}
report-cohorts-gross = Media, MRR brut
report-cohorts-net = Media, MRR net

## Ce s-a mișcat

top-gains = Cele mai mari creșteri, { $period }
top-losses = Cele mai mari scăderi, { $period }
top-mrr-now = MRR acum
kind-new = nou
kind-reactivation = reactivare
kind-expansion = expansiune
kind-contraction = contracție
kind-churn = pierdere
kind-paused = pauză
kind-resumed = reluare
kind-fx = curs
kind-merge = unire
kind-correction = corecție

## Ce lipsește

missing-title = Încă nespuse, din lipsa unui tabel
missing-table = { $table }.csv (cel puțin { $columns }): { $gives }
missing-rejected = { $table }.csv (fiecare rând a fost respins; cel puțin { $columns }): { $gives }
missing-lacks = { $gives }: nu există valoare, fiindcă { $why }
missing-variants = { $metric } (variante)
missing-hint = Fiecare se poate adăuga oricând, ca CSV, JSON Lines sau Parquet: `tenure import` ia ce e nou.
missing-customers = nume, segmente și împărțiri după atribute
missing-plans = produse, și prețuri unde abonamentele nu au
missing-rates = cifrele în moneda contului ale celor care plătesc în alta
missing-billing = MRR, mișcările lui, retenția și pierderile, și ce se pune față de ele

## Calitatea datelor

quality-title = Calitatea datelor
quality-no-remarks = Nicio observație despre date.
quality-rejected = { $n ->
    [0] Niciun rând nu a fost respins.
    [one] { $n } rând a fost respins; cifrele sunt fără el.
    [few] { $n } rânduri au fost respinse; cifrele sunt fără ele.
   *[other] { $n } de rânduri au fost respinse; cifrele sunt fără ele.
}
quality-empty-file = Goale: { $files }.
quality-no-rows = Doar antet, fără rânduri: { $files }.
quality-not-read = Necitit până la capăt: { $file }.
quality-not-read-why = Necitit până la capăt: { $file }: are nevoie de { $needs }.
quality-covered = { $grain ->
    [day] Datele acoperă fiecare zi din interval.
    [week] Datele acoperă fiecare săptămână din interval.
    [quarter] Datele acoperă fiecare trimestru din interval.
    [year] Datele acoperă fiecare an din interval.
   *[month] Datele acoperă fiecare lună din interval.
}
quality-covered-by-billing = Facturarea acoperă tot intervalul, alte date nu.
quality-months-missing = { $table }.csv nu are niciun rând pentru { $months }: cifrele care au nevoie de el nu au valoare acolo.
quality-months-and-more = { $first }, { $second } și încă { $n }, până în { $last }
quality-partial = Neîncheiate sau neacoperite până la capăt: { $periods }.
quality-adjustment-currency = O rambursare, o notă de creditare sau o dispută este în altă monedă decât factura ei; nu se ia în calcul.
quality-adjustment-without-invoice = O rambursare, o notă de creditare sau o dispută numește o factură care nu există; nu se ia în calcul.
quality-line-without-invoice = O linie de factură numește o factură care nu există.
quality-merge-circle = Clienți sunt uniți unul în altul, în cerc.
