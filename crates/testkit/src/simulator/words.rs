//! What customers say in words, in five languages: about what hurts them, or what they like.

use super::dice::Dice;
use super::hazards::Reason;
use super::rows::TruthRow;

/// How someone feels who says something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mood {
    Good,
    Mixed,
    Bad,
}

/// What a sentence is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum About {
    Price,
    Bugs,
    Support,
    Speed,
    Ease,
    Missing,
    Start,
    Links,
    Reports,
    Mobile,
}

use About::{Bugs, Ease, Links, Missing, Mobile, Price, Reports, Speed, Start, Support};

type Sentences = &'static [(About, &'static str)];

/// What is said in a language: when all is well, when something is amiss, when nothing is.
struct Spoken {
    good: Sentences,
    bad: Sentences,
    mixed: Sentences,
}

/// What a customer says about a score: one sentence or two, about what matters to it.
pub(super) fn said(
    truth: &TruthRow,
    language: &str,
    mood: Mood,
    early: bool,
    dice: &mut Dice,
) -> String {
    let spoken = match language {
        "ro" => &ROMANIAN,
        "uk" => &UKRAINIAN,
        "zh" => &CHINESE,
        "nb" => &BOKMAL,
        _ => &ENGLISH,
    };
    let list = match mood {
        Mood::Good => spoken.good,
        Mood::Mixed => spoken.mixed,
        Mood::Bad => spoken.bad,
    };
    let first = dice.weighted(&weights(truth, list, early));
    let mut text = first.1.to_owned();
    if dice.percent(30) {
        let other = dice.weighted(&weights(truth, list, early));
        if other.1 != first.1 {
            if language != "zh" {
                text.push(' ');
            }
            text.push_str(other.1);
        }
    }
    text
}

/// How likely each sentence is: what will drive the customer away, or what it is sensitive to, comes
/// first.
fn weights(truth: &TruthRow, list: Sentences, early: bool) -> Vec<(u32, (About, &'static str))> {
    let traits = &truth.traits;
    let leaves = truth.left.as_ref().map(|(reason, _)| *reason);
    let weight = |about: About| match about {
        Price if matches!(leaves, Some(Reason::Price | Reason::Budget)) => 60,
        Price => 2 + traits.price_sensitivity / 60,
        Start if early || leaves == Some(Reason::Onboarding) => 30,
        Start => 3,
        Bugs | Missing if leaves == Some(Reason::Product) => 30,
        Bugs | Speed | Missing => 10,
        Links if leaves == Some(Reason::Competitor) => 20,
        Links | Mobile => 5,
        Support | Ease | Reports => 9,
    };
    list.iter().map(|&(about, text)| (weight(about), (about, text))).collect()
}

static ENGLISH: Spoken = Spoken {
    good: &[
        (Ease, "Very easy to use, the whole team got it at once."),
        (Ease, "Simple and clear, we love it."),
        (Support, "Support answers within minutes, great people."),
        (Support, "Your customer service is excellent, thank you!"),
        (Reports, "The reports save us hours every week."),
        (Reports, "The new dashboard is exactly what we needed."),
        (Speed, "Fast and reliable."),
        (Start, "Onboarding was smooth and the training helped a lot."),
        (Links, "The integration with our CRM works great."),
        (Price, "Good value for money."),
    ],
    bad: &[
        (Price, "Too expensive for what we get out of it."),
        (Price, "The last price increase was too much for our budget."),
        (Bugs, "The export keeps failing with an error."),
        (Bugs, "It crashes at least once a week, very frustrating."),
        (Support, "Support takes days to answer."),
        (Support, "Nobody from support ever got back to us, disappointing."),
        (Speed, "It is painfully slow in the mornings."),
        (Ease, "The interface is confusing and things are hard to find."),
        (Missing, "We need proper permissions, and they are still missing."),
        (Start, "The setup was complicated and the documentation is out of date."),
        (Links, "There is no integration with our accounting system."),
        (Reports, "The reports do not have enough filters."),
    ],
    mixed: &[
        (Missing, "Good, but we miss recurring tasks."),
        (Mobile, "Please make a mobile app, I often work on my phone."),
        (Reports, "Works fine, the reports could be more flexible."),
        (Links, "It would be nice to have an integration with Slack."),
        (Price, "Does what it should, a bit expensive though."),
        (Speed, "Fine most of the time, sometimes slow."),
    ],
};

static ROMANIAN: Spoken = Spoken {
    good: &[
        (Ease, "Foarte ușor de folosit, colegii s-au obișnuit imediat."),
        (Ease, "Simplu și clar, ne place mult."),
        (Support, "Suportul răspunde în câteva minute, oameni minunați."),
        (Support, "Echipa de suport este excelentă, mulțumim!"),
        (Reports, "Rapoartele ne economisesc ore întregi în fiecare săptămână."),
        (Reports, "Noul tablou de bord este exact ce ne trebuia."),
        (Speed, "Merge rapid și fără probleme."),
        (Start, "Instruirea de la început ne-a ajutat foarte mult."),
        (Links, "Integrarea cu sistemul nostru merge foarte bine."),
        (Price, "Raport calitate-preț foarte bun."),
    ],
    bad: &[
        (Price, "Prea scump pentru ce oferă."),
        (Price, "Prețul a crescut prea mult și nu mai avem buget."),
        (Bugs, "Exportul dă mereu eroare."),
        (Bugs, "Aplicația se blochează cel puțin o dată pe săptămână, e frustrant."),
        (Support, "Suportul răspunde abia după câteva zile."),
        (Support, "Nimeni de la suport nu ne-a mai scris, suntem dezamăgiți."),
        (Speed, "Dimineața se mișcă foarte încet."),
        (Ease, "Interfața este complicată și lucrurile sunt greu de găsit."),
        (Missing, "Ne lipsesc drepturile de acces pe utilizatori."),
        (Start, "A fost greu de configurat, iar documentația este veche."),
        (Links, "Nu există integrare cu programul nostru de contabilitate."),
        (Reports, "Rapoartele nu au destule filtre."),
    ],
    mixed: &[
        (Missing, "E bun, dar ne lipsesc sarcinile recurente."),
        (Mobile, "Am vrea și o aplicație de mobil, lucrez mult pe telefon."),
        (Reports, "Merge bine, rapoartele ar putea fi mai flexibile."),
        (Links, "Ar fi util să se lege de SmartBill."),
        (Price, "Își face treaba, dar e cam scump."),
        (Speed, "De obicei e bine, uneori e lent."),
    ],
};

static UKRAINIAN: Spoken = Spoken {
    good: &[
        (Ease, "Дуже зручно, вся команда одразу розібралася."),
        (Ease, "Просто і зрозуміло, нам подобається."),
        (Support, "Підтримка відповідає за кілька хвилин, чудові люди."),
        (Support, "Дякуємо вашій службі підтримки, усе швидко вирішили!"),
        (Reports, "Звіти економлять нам години щотижня."),
        (Reports, "Новий дашборд — саме те, що було потрібно."),
        (Speed, "Працює швидко й надійно."),
        (Start, "Навчання на початку дуже допомогло."),
        (Links, "Інтеграція з нашою CRM працює чудово."),
        (Price, "Гарне співвідношення ціни та якості."),
    ],
    bad: &[
        (Price, "Занадто дорого як на те, що ми отримуємо."),
        (Price, "Ціна зросла, і в нас немає на це бюджету."),
        (Bugs, "Експорт постійно видає помилку."),
        (Bugs, "Програма зависає щотижня, це дуже дратує."),
        (Support, "Підтримка відповідає лише через кілька днів."),
        (Support, "Від менеджера так ніхто і не відповів, ми розчаровані."),
        (Speed, "Зранку все працює дуже повільно."),
        (Ease, "Інтерфейс заплутаний, важко щось знайти."),
        (Missing, "Нам досі бракує прав доступу."),
        (Start, "Було складно налаштувати, документація застаріла."),
        (Links, "Немає інтеграції з нашою бухгалтерією."),
        (Reports, "У звітах не вистачає фільтрів."),
    ],
    mixed: &[
        (Missing, "Добре, але не вистачає повторюваних завдань."),
        (Mobile, "Хотілося б мобільний застосунок, часто працюю з телефону."),
        (Reports, "Працює добре, звіти могли б бути гнучкішими."),
        (Links, "Було б добре мати інтеграцію зі Slack."),
        (Price, "Свою роботу робить, хоча трохи дорого."),
        (Speed, "Зазвичай усе гаразд, іноді повільно."),
    ],
};

static CHINESE: Spoken = Spoken {
    good: &[
        (Ease, "很好用，团队马上就上手了。"),
        (Ease, "界面简单清楚，我们很喜欢。"),
        (Support, "客服几分钟就回复，非常专业。"),
        (Support, "客服团队很棒，谢谢！"),
        (Reports, "报表每周为我们节省好几个小时。"),
        (Reports, "新的看板正是我们需要的。"),
        (Speed, "速度很快，也很稳定。"),
        (Start, "刚开始的培训帮助很大。"),
        (Links, "和我们CRM的集成很顺畅。"),
        (Price, "性价比高。"),
    ],
    bad: &[
        (Price, "太贵了，不值这个价格。"),
        (Price, "今年涨价太多，我们没有预算了。"),
        (Bugs, "导出总是报错。"),
        (Bugs, "每周至少崩溃一次，让人失望。"),
        (Support, "客服几天才回复。"),
        (Support, "客服一直没有人联系我们，太差了。"),
        (Speed, "早上打开非常慢，加载很久。"),
        (Ease, "界面太复杂，找不到想要的东西。"),
        (Missing, "一直缺少权限管理功能。"),
        (Start, "设置很麻烦，文档也过时了。"),
        (Links, "没有和财务软件的集成。"),
        (Reports, "报表的筛选不够用。"),
    ],
    mixed: &[
        (Missing, "还不错，希望增加重复任务。"),
        (Mobile, "希望有手机版，我经常用手机工作。"),
        (Reports, "好用，报表可以更灵活一些。"),
        (Links, "希望能和企业微信对接。"),
        (Price, "够用，就是有点贵。"),
        (Speed, "平时还行，有时候很慢。"),
    ],
};

static BOKMAL: Spoken = Spoken {
    good: &[
        (Ease, "Veldig enkelt å bruke, hele teamet skjønte det med en gang."),
        (Ease, "Oversiktlig og lett å bruke, vi er kjempefornøyde."),
        (Support, "Supporten svarer på få minutter, dyktige folk."),
        (Support, "Kundeservice er helt fantastisk, tusen takk!"),
        (Reports, "Rapportene sparer oss for mange timer hver uke."),
        (Reports, "Det nye dashbordet er akkurat det vi trengte."),
        (Speed, "Raskt og stabilt, fungerer veldig bra."),
        (Start, "Opplæringen i starten hjalp oss mye."),
        (Links, "Integrasjonen mot systemet vårt fungerer veldig bra."),
        (Price, "Mye for pengene."),
    ],
    bad: &[
        (Price, "Altfor dyrt for det vi får igjen."),
        (Price, "Prisen har økt for mye, og vi har ikke budsjett til det."),
        (Bugs, "Eksporten gir stadig feilmeldinger."),
        (Bugs, "Programmet krasjer minst en gang i uken, veldig frustrerende."),
        (Support, "Supporten bruker flere dager på å svare."),
        (Support, "Ingen fra kundeservice tok kontakt, det er skuffende."),
        (Speed, "Det er fryktelig tregt om morgenen."),
        (Ease, "Grensesnittet er rotete, og ting er vanskelig å finne."),
        (Missing, "Vi mangler fortsatt ordentlige tilganger."),
        (Start, "Oppsettet var komplisert, og dokumentasjonen er gammel."),
        (Links, "Det finnes ikke noen integrasjon mot regnskapet vårt."),
        (Reports, "Rapportene har ikke nok filtre."),
    ],
    mixed: &[
        (Missing, "Bra, men vi savner gjentakende oppgaver."),
        (Mobile, "Skulle ønske det fantes en mobilapp, jeg jobber mye på telefonen."),
        (Reports, "Fungerer fint, men rapportene kunne vært mer fleksible."),
        (Links, "Det hadde vært fint med kobling mot Slack."),
        (Price, "Gjør jobben sin, men litt dyrt."),
        (Speed, "Stort sett bra, av og til tregt."),
    ],
};
