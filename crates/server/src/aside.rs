//! Work of the processor that everything else goes before.
//!
//! Reckoning an answer keeps all cores busy. Whoever only wants to be told what is known already,
//! to be let in or to see a file should not notice, so it is done on a thread of its own that the
//! system lets wait for others.

use std::thread;

use tokio::sync::oneshot;

use crate::problem::{Problem, Result};

/// How much later than others it comes: what Unix calls niceness.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 5;

/// Nobody comes later than this.
#[cfg(target_os = "linux")]
const LAST: i32 = 19;

/// What `f` gives, done aside.
///
/// # Errors
/// `internal` where there is no thread for it, or it panicked.
pub async fn aside<T: Send + 'static>(f: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let (tell, told) = oneshot::channel();
    let work = move || {
        give_way();
        // Nobody waits any more where the request has ended.
        drop(tell.send(f()));
    };
    let thread = thread::Builder::new().name("aside".to_owned()).spawn(work);
    thread.map_err(|error| Problem::internal(&error))?;
    told.await.map_err(|error| Problem::internal(&error))
}

/// Lets others go first, on this thread and on those that it begins.
fn give_way() {
    // On Linux the priority is that of the thread alone. Where it cannot be changed, answers are as
    // right as before.
    #[cfg(target_os = "linux")]
    if let Ok(before) = rustix::process::getpriority_process(None) {
        let _ = rustix::process::setpriority_process(None, LAST.min(before + NICENESS));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_is_done_and_its_panics_are_told() {
        assert_eq!(aside(|| 6 * 7).await.unwrap(), 42);
        let panicked: Result<()> = aside(|| panic!("as it should")).await;
        assert_eq!(panicked.unwrap_err().code, "internal");
    }

    #[cfg(target_os = "linux")]
    fn niceness() -> i32 {
        rustix::process::getpriority_process(None).unwrap()
    }

    /// What is done aside by a thread that itself gives way by so much more than the tests do: the
    /// thread's own niceness before and after, that of the work, and that of a thread that it began.
    #[cfg(target_os = "linux")]
    fn givers(more: i32) -> (i32, i32, (i32, i32)) {
        let giver = move || {
            let before = LAST.min(niceness() + more);
            rustix::process::setpriority_process(None, before).unwrap();
            let both = aside(|| (niceness(), thread::spawn(niceness).join().unwrap()));
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            let both = runtime.block_on(both).unwrap();
            (before, niceness(), both)
        };
        thread::spawn(giver).join().unwrap()
    }

    // However nice the tests themselves are run: what is done aside comes later than who asked.
    #[cfg(target_os = "linux")]
    #[test]
    fn others_go_first() {
        for more in [0, 3, 40] {
            let (before, after, both) = givers(more);
            let later = LAST.min(before + NICENESS);
            assert_eq!(both, (later, later), "asked by a niceness of {before}");
            assert_eq!(after, before, "who asks stays where it was");
        }
    }
}
