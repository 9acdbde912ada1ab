//! Parses the bodies of reminders, timers and state transactions.

use crate::actors::{Reminder, Timer};
use crate::go::read::{Reader, TypeError, is_field};
use crate::json::Value;

/// Go's names of the types that daprd parses the bodies into.
const REMINDER: &str = r#"struct { Data json.RawMessage "json:\"data\""; FailurePolicy *common.JobFailurePolicy "json:\"failure_policy,omitempty\""; *api.createReminderAlias }"#;
const TIMER: &str = r#"struct { Data json.RawMessage "json:\"data\""; *api.createTimerAlias }"#;

pub(super) fn reminder(body: &Value) -> Result<Reminder, String> {
    let mut reminder = Reminder::default();
    let mut reader = Reader::new();
    for (name, value) in members(&mut reader, body, REMINDER)? {
        let mut text = |field, target: &mut String| {
            let text = reader.field("", field, |reader| reader.text(value));
            *target = text.unwrap_or(std::mem::take(target));
        };
        if is_field(name, "data") {
            reminder.data = Some(value.clone());
        } else if is_field(name, "dueTime") {
            text("createReminderAlias.dueTime", &mut reminder.due_time);
        } else if is_field(name, "period") {
            text("createReminderAlias.period", &mut reminder.period);
        } else if is_field(name, "ttl") {
            text("createReminderAlias.ttl", &mut reminder.ttl);
        } else if is_field(name, "overwrite") {
            let field = "createReminderAlias.overwrite";
            reminder.overwrite = reader.field("", field, |reader| reader.boolean(value));
        } else if is_field(name, "failure_policy") {
            // daprd ignores the policy, but requires an object.
            let go_type = "common.JobFailurePolicy";
            reader.field("", "failure_policy", |reader| {
                reader.object(value, go_type).map(|_| ())
            });
        }
    }
    finish(reader)?;
    Ok(reminder)
}

pub(super) fn timer(body: &Value) -> Result<Timer, String> {
    let mut timer = Timer::default();
    let mut reader = Reader::new();
    for (name, value) in members(&mut reader, body, TIMER)? {
        let mut text = |field, target: &mut String| {
            let text = reader.field("", field, |reader| reader.text(value));
            *target = text.unwrap_or(std::mem::take(target));
        };
        if is_field(name, "data") {
            timer.data = Some(value.clone());
        } else if is_field(name, "dueTime") {
            text("createTimerAlias.dueTime", &mut timer.due_time);
        } else if is_field(name, "period") {
            text("createTimerAlias.period", &mut timer.period);
        } else if is_field(name, "ttl") {
            text("createTimerAlias.ttl", &mut timer.ttl);
        } else if is_field(name, "callback") {
            text("createTimerAlias.callback", &mut timer.callback);
        }
    }
    finish(reader)?;
    Ok(timer)
}

/// The operations of a state transaction. Their `request` members are validated later.
pub(super) fn operations(body: &Value) -> Result<Vec<Value>, TypeError> {
    let mut reader = Reader::new();
    let elements = reader
        .array(body, "[]api.TransactionalOperation")
        .unwrap_or_default();
    let mut operations = Vec::with_capacity(elements.len());
    for element in elements {
        let mut operation = Value::Object(Vec::new());
        let members = reader.object(element, "api.TransactionalOperation");
        for (name, value) in members.unwrap_or_default() {
            if is_field(name, "operation") {
                // The Go type of the field has its own name.
                let go_type = "api.OperationType";
                let text = reader.field("TransactionalOperation", "operation", |reader| {
                    reader.word(value, go_type)
                });
                if let Some(text) = text {
                    operation.set("operation", Value::String(text));
                }
            } else if is_field(name, "request") {
                let request = reader.field("TransactionalOperation", "request", |reader| {
                    reader.any(value)
                });
                operation.set("request", request);
            }
        }
        operations.push(operation);
    }
    reader.finish()?;
    Ok(operations)
}

/// daprd closes the connection if the body is `null`.
fn members<'v>(
    reader: &mut Reader,
    body: &'v Value,
    go_type: &str,
) -> Result<&'v [(String, Value)], String> {
    if *body == Value::Null {
        return Err("the body is null, not an object".to_owned());
    }
    Ok(reader.object(body, go_type).unwrap_or_default())
}

fn finish(reader: Reader) -> Result<(), String> {
    reader.finish().map_err(|error| error.to_string())
}
