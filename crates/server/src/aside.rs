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
    let _ = rustix::process::setpriority_process(None, NICENESS);
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
    #[tokio::test]
    async fn others_go_first() {
        let niceness = || rustix::process::getpriority_process(None).unwrap();
        let before = niceness();
        let both = aside(move || (niceness(), thread::spawn(niceness).join().unwrap())).await;
        assert_eq!(both.unwrap(), (before + NICENESS, before + NICENESS));
        assert_eq!(niceness(), before);
    }
}
