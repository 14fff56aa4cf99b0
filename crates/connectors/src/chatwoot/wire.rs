//! Chatwoot's objects as Chatwoot writes them. Unknown fields are skipped; known ones must have
//! the type that they have at Chatwoot. Names are Chatwoot's; their meaning is in its API
//! reference.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::objects::fact::Text;
use crate::vendors::{Id, Time};

/// A conversation. Its id is the number that is shown.
#[derive(Debug, Deserialize)]
pub struct Conversation<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub status: Option<Text<'a>>,
    pub created_at: Option<Time>,
    pub updated_at: Option<Time>,
    pub last_activity_at: Option<Time>,
    /// 0 where nobody has replied.
    pub first_reply_created_at: Option<Time>,
    pub labels: Option<Vec<Text<'a>>>,
    pub meta: Option<Meta<'a>>,
    pub messages: Option<Vec<Message<'a>>>,
}

/// Who takes part.
#[derive(Debug, Deserialize)]
pub struct Meta<'a> {
    #[serde(borrow)]
    pub sender: Option<Contact<'a>>,
    pub channel: Option<Text<'a>>,
}

/// A person who writes.
#[derive(Debug, Deserialize)]
pub struct Contact<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    /// The id that the user gave.
    pub identifier: Option<Text<'a>>,
    pub name: Option<Text<'a>>,
    pub email: Option<Text<'a>>,
    pub last_activity_at: Option<Time>,
    pub additional_attributes: Option<Additional<'a>>,
    pub custom_attributes: Option<&'a RawValue>,
}

/// What Chatwoot knows beside.
#[derive(Debug, Deserialize)]
pub struct Additional<'a> {
    #[serde(borrow)]
    pub company_name: Option<Text<'a>>,
}

/// A message.
#[derive(Debug, Deserialize)]
pub struct Message<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub conversation_id: Option<Id<'a>>,
    /// 0 incoming, 1 outgoing, 2 activity, 3 template; webhooks write the words.
    pub message_type: Option<Id<'a>>,
    pub private: Option<bool>,
    pub created_at: Option<Time>,
    pub sender_type: Option<Text<'a>>,
    pub sender: Option<Sender<'a>>,
    pub content_attributes: Option<Attributes>,
}

/// Who wrote a message.
#[derive(Debug, Deserialize)]
pub struct Sender<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    #[serde(rename = "type")]
    pub kind: Option<Text<'a>>,
}

/// What is known of how a message was made.
#[derive(Debug, Deserialize)]
pub struct Attributes {
    pub automation_rule_id: Option<i64>,
}

/// Something that Chatwoot counted for its reports.
#[derive(Debug, Deserialize)]
pub struct Event<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub name: Option<Text<'a>>,
    pub conversation_id: Option<Id<'a>>,
    pub user_id: Option<Id<'a>>,
    pub event_end_time: Option<Time>,
    /// Seconds, as they are written.
    pub value: Option<&'a RawValue>,
}

/// An answer to the question after a conversation.
#[derive(Debug, Deserialize)]
pub struct Csat<'a> {
    #[serde(borrow)]
    pub id: Option<Id<'a>>,
    pub rating: Option<i64>,
    pub feedback_message: Option<Text<'a>>,
    pub conversation_id: Option<Id<'a>>,
    pub contact: Option<Contact<'a>>,
    pub created_at: Option<Time>,
}

/// What other objects must know of a conversation's first message.
#[derive(Debug, Serialize, Deserialize)]
pub struct First {
    /// Greater for a smaller id: of two messages of one second the first is the one with that.
    pub order: String,
    pub id: String,
    pub outgoing: bool,
}
