//! Words of help desks for the state of a ticket.

/// States in which a ticket is not solved, in the five languages of Tenure.
pub const OPEN: [&str; 77] = [
    "open",
    "opened",
    "new",
    "pending",
    "hold",
    "on hold",
    "paused",
    "reopened",
    "re opened",
    "in progress",
    "in process",
    "started",
    "waiting",
    "snoozed",
    "unsolved",
    "unresolved",
    "active",
    "assigned",
    "unassigned",
    "escalated",
    "triage",
    "to do",
    "todo",
    "backlog",
    "deferred",
    "deschis",
    "deschisă",
    "nou",
    "nouă",
    "în așteptare",
    "in asteptare",
    "în lucru",
    "in lucru",
    "redeschis",
    "redeschisă",
    "nerezolvat",
    "nerezolvată",
    "amânat",
    "amânată",
    "escaladat",
    "відкрито",
    "відкритий",
    "відкрите",
    "нове",
    "новий",
    "в роботі",
    "у роботі",
    "очікує",
    "в очікуванні",
    "очікування",
    "перевідкрито",
    "не вирішено",
    "відкладено",
    "призначено",
    "ескальовано",
    "打开",
    "开启",
    "未解决",
    "新建",
    "待处理",
    "处理中",
    "进行中",
    "挂起",
    "暂停",
    "重新打开",
    "已分配",
    "等待中",
    "等待客户",
    "已升级",
    "åpen",
    "åpnet",
    "ny",
    "på vent",
    "venter",
    "under arbeid",
    "gjenåpnet",
    "uløst",
];

/// The first words of states in which somebody is waited for.
pub const WAITING: [&str; 6] =
    ["waiting", "awaiting", "pending", "așteaptă", "очікує", "venter på"];

/// States in which nothing more happens: solved, or no question at all.
pub const DONE: [&str; 47] = [
    "solved",
    "resolved",
    "closed",
    "done",
    "completed",
    "complete",
    "finished",
    "fixed",
    "ended",
    "archived",
    "cancelled",
    "canceled",
    "rejected",
    "merged",
    "duplicate",
    "spam",
    "deleted",
    "answered",
    "auto closed",
    "autoclosed",
    "rezolvat",
    "rezolvată",
    "închis",
    "închisă",
    "inchis",
    "inchisa",
    "finalizat",
    "finalizată",
    "anulat",
    "вирішено",
    "вирішений",
    "вирішене",
    "закрито",
    "закритий",
    "закрите",
    "завершено",
    "скасовано",
    "已解决",
    "已关闭",
    "关闭",
    "已完成",
    "完成",
    "løst",
    "lukket",
    "ferdig",
    "avsluttet",
    "avbrutt",
];

/// Whether a status says that a ticket is open; `None` where it is a word of which nobody knows.
/// Case, and what stands between words, say nothing.
pub fn is_open(status: &str) -> Option<bool> {
    // Most say one of these, as they stand.
    match status {
        "solved" | "closed" | "resolved" => return Some(false),
        "open" | "new" | "pending" | "hold" => return Some(true),
        _ => {}
    }
    let folded = status.to_lowercase().replace(['_', '-', '/'], " ");
    let word = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let waits = |start: &&str| word.strip_prefix(start).is_some_and(|rest| rest.starts_with(' '));
    if OPEN.contains(&word.as_str()) || WAITING.iter().any(waits) {
        return Some(true);
    }
    DONE.contains(&word.as_str()).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_however_they_are_written() {
        for open in ["open", "Re-opened", "waiting on customer", "IN_PROGRESS", "В роботі"] {
            assert_eq!(is_open(open), Some(true), "{open}");
        }
        for done in ["Solved", " closed ", "已解决", "Løst"] {
            assert_eq!(is_open(done), Some(false), "{done}");
        }
        assert_eq!((is_open("3"), is_open("weird")), (None, None));
    }

    #[test]
    fn no_word_is_both() {
        let both = OPEN.iter().find(|word| DONE.contains(word));
        assert_eq!(both, None);
    }
}
