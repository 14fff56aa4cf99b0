//! Where a command speaks: the terminal of the process, or a listener in it.
//!
//! What goes to stdout and what is said on stderr goes through here. A server asks commands on
//! threads of its own and listens to each: then both are kept instead of printed. It is a matter of
//! the thread, as the language is, since a command runs on one from beginning to end.

use std::cell::RefCell;
use std::io::{self, BufWriter, StdoutLock, Write, stdout};

use tenure_server::work::Stop;

thread_local! {
    static HEARD: RefCell<Option<Heard>> = const { RefCell::new(None) };
    static TELL: RefCell<Option<Tell>> = const { RefCell::new(None) };
    static STOP: RefCell<Option<Stop>> = const { RefCell::new(None) };
}

/// Is told how much of how much is done.
pub type Tell = Box<dyn Fn(u64, u64)>;

/// What a command has said to a listener.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Heard {
    /// What would have gone to stdout.
    pub out: Vec<u8>,
    /// What would have been said on stderr.
    pub remarks: Vec<Remark>,
}

/// Something said beside the answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remark {
    /// What kind of remark.
    pub kind: Kind,
    /// The words.
    pub text: String,
}

/// Kinds of remarks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// It is just said.
    Note,
    /// Something is not as one would think.
    Warning,
    /// What can be done.
    Hint,
}

/// Runs `f` and listens to it. What it says is also there where it fails.
pub fn listen<T>(f: impl FnOnce() -> T) -> (T, Heard) {
    HEARD.set(Some(Heard::default()));
    let done = f();
    (done, HEARD.take().unwrap_or_default())
}

/// As [`listen`]; `tell` hears how far it is, and `stop` can stop it.
pub fn watch<T>(tell: Tell, stop: Stop, f: impl FnOnce() -> T) -> (T, Heard) {
    TELL.set(Some(tell));
    STOP.set(Some(stop));
    let done = listen(f);
    TELL.set(None);
    STOP.set(None);
    done
}

/// Whether whoever watches wants the command to stop where it can do so safely.
pub fn is_stopped() -> bool {
    STOP.with_borrow(|stop| stop.as_ref().is_some_and(Stop::is_asked))
}

/// So much of so much is done.
pub fn progress(done: u64, total: u64) {
    TELL.with_borrow(|tell| {
        if let Some(tell) = tell {
            tell(done, total);
        }
    });
}

/// Whether somebody listens, so that nothing may be printed.
pub fn is_heard() -> bool {
    HEARD.with_borrow(Option::is_some)
}

/// Says something beside the answer; `printed` is its form on a terminal.
pub fn remark(kind: Kind, text: &str, printed: &str) {
    HEARD.with_borrow_mut(|heard| match heard {
        Some(heard) => heard.remarks.push(Remark { kind, text: text.to_owned() }),
        None => eprintln!("{printed}"),
    });
}

/// Where answers go. Flush it before the end, so that failures are heard.
#[derive(Debug)]
pub enum Out {
    /// The terminal.
    Stdout(BufWriter<StdoutLock<'static>>),
    /// The listener.
    Heard,
}

/// The place for the answer.
pub fn out() -> Out {
    if is_heard() {
        Out::Heard
    } else {
        Out::Stdout(BufWriter::with_capacity(1 << 16, stdout().lock()))
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Out::Stdout(out) => out.write(bytes),
            Out::Heard => {
                HEARD.with_borrow_mut(|heard| {
                    if let Some(heard) = heard {
                        heard.out.extend_from_slice(bytes);
                    }
                });
                Ok(bytes.len())
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Out::Stdout(out) => out.flush(),
            Out::Heard => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listener_hears_the_answer_and_the_remarks() {
        let (done, heard) = listen(|| {
            write!(out(), "42")?;
            remark(Kind::Warning, "so to say", "warning: so to say");
            io::Result::Ok(is_heard())
        });
        assert!(done.unwrap());
        assert_eq!(heard.out, b"42");
        assert_eq!(heard.remarks, [Remark { kind: Kind::Warning, text: "so to say".to_owned() }]);
        assert!(!is_heard(), "afterwards nobody listens");
    }
}
