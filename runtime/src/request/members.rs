//! The members of a JSON object that is built from arguments.

use crate::{Body, JsonWriter, ToJson};

pub(crate) type Members = Vec<(&'static str, Member)>;

pub(crate) enum Member {
    Json(String),
    Entries(Vec<(String, Member)>),
}

/// Sets a member, replacing an earlier value.
pub(super) fn set(members: &mut Members, name: &'static str, member: Member) {
    match members.iter_mut().find(|(other, _)| *other == name) {
        Some((_, earlier)) => *earlier = member,
        None => members.push((name, member)),
    }
}

/// Sets an entry of a member that is an object, replacing an earlier value.
pub(super) fn set_entry(members: &mut Members, name: &'static str, key: &str, text: String) {
    let entry = (key.to_owned(), Member::Json(text));
    let found = members.iter_mut().find_map(|(other, member)| match member {
        Member::Entries(entries) if *other == name => Some(entries),
        _ => None,
    });
    let Some(entries) = found else {
        return set(members, name, Member::Entries(vec![entry]));
    };
    match entries.iter_mut().find(|(other, _)| other == key) {
        Some(earlier) => *earlier = entry,
        None => entries.push(entry),
    }
}

/// Writes the object.
pub(super) fn write(members: &[(&'static str, Member)]) -> Body {
    let mut writer = JsonWriter::new();
    let mut object = writer.object();
    for (name, member) in members {
        object.field(name, member);
    }
    object.end();
    writer.into_text().into()
}

impl ToJson for Member {
    fn write_json(&self, writer: &mut JsonWriter) {
        match self {
            Member::Json(text) => writer.raw(text),
            Member::Entries(entries) => {
                let mut object = writer.object();
                for (key, value) in entries {
                    object.field(key, value);
                }
                object.end();
            }
        }
    }
}
