//! Details of errors: any messages, with their names.

use prost::Message;
use prost_types::Any;

/// A message with its name.
pub(crate) fn any_of(name: &str, message: &impl Message) -> Any {
    Any {
        type_url: format!("type.googleapis.com/{name}"),
        value: message.encode_to_vec(),
    }
}

/// The name of a message.
pub(crate) fn name_of(any: &Any) -> &str {
    let url = any.type_url.as_str();
    url.rsplit_once('/').map_or(url, |(_, name)| name)
}

/// The message, if it is one of this name.
pub(crate) fn read<M: Message + Default>(any: &Any, name: &str) -> Option<M> {
    if name_of(any) != name {
        return None;
    }
    M::decode(any.value.as_slice()).ok()
}
