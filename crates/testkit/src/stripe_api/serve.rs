//! The account behind HTTP, on this machine alone.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use jiff::Timestamp;

use super::{Account, Fault, Reply};

/// A server of one account. It ends with the process.
pub struct Server {
    address: SocketAddr,
    account: Arc<Mutex<Account>>,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves an account to those who have the key.
    ///
    /// # Panics
    /// Where no port can be had.
    pub fn start(account: Account, key: &str) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine is free");
        let address = listener.local_addr().expect("a bound socket has an address");
        let server =
            Server { address, account: Arc::new(Mutex::new(account)), heads: Arc::default() };
        let (account, heads) = (Arc::clone(&server.account), Arc::clone(&server.heads));
        let key = key.to_owned();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (account, heads) = (Arc::clone(&account), Arc::clone(&heads));
                let key = key.clone();
                thread::spawn(move || talk(stream, &account, &heads, &key));
            }
        });
        server
    }

    /// Its address, for `--api-base`.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The account.
    pub fn account(&self) -> MutexGuard<'_, Account> {
        self.account.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The headers of all requests so far.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Answers the requests of one connection.
fn talk(
    stream: TcpStream,
    account: &Mutex<Account>,
    heads: &Mutex<Vec<String>>,
    key: &str,
) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut stream = stream;
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head).ok()? == 0 {
                return None;
            }
        }
        let path = head.split(' ').nth(1)?.to_owned();
        let allowed = head.to_lowercase().contains(&format!("bearer {}", key.to_lowercase()));
        heads.lock().unwrap_or_else(PoisonError::into_inner).push(head);
        let (reply, now) = {
            let mut account = account.lock().unwrap_or_else(PoisonError::into_inner);
            let now = account.now;
            match allowed {
                true => (account.answer(&path), now),
                false => (stranger(), now),
            }
        };
        match &reply.fault {
            Some(Fault::Closed) => return None,
            Some(Fault::Stalled) => loop {
                thread::park();
            },
            _ => {}
        }
        let half = matches!(reply.fault, Some(Fault::Cut));
        let text = written(&reply, now);
        let to = if half { text.len() - reply.body.len() / 2 } else { text.len() };
        stream.write_all(&text.as_bytes()[..to]).ok()?;
        if half {
            return None;
        }
    }
}

fn stranger() -> Reply {
    let body = "{\"error\":{\"message\":\"Invalid API Key provided: rk_live_****wxyz\"}}";
    Reply { status: 401, headers: Vec::new(), body: body.to_owned(), fault: None }
}

fn written(reply: &Reply, now: i64) -> String {
    let date = Timestamp::from_second(now).unwrap_or_default();
    let date = date.strftime("%a, %d %b %Y %H:%M:%S GMT");
    let mut text = format!("HTTP/1.1 {} Answer\r\nDate: {date}\r\n", reply.status);
    for (name, value) in &reply.headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str(&format!("Content-Length: {}\r\n\r\n{}", reply.body.len(), reply.body));
    text
}
