//! Error details: `google.protobuf.Any`.

use prost::Message;
use prost_types::Any;

/// Packs a message with its type name.
pub(crate) fn any_of(name: &str, message: &impl Message) -> Any {
    Any {
        type_url: format!("type.googleapis.com/{name}"),
        value: message.encode_to_vec(),
    }
}

/// The type name of a message.
pub(crate) fn name_of(any: &Any) -> &str {
    let url = any.type_url.as_str();
    url.rsplit_once('/').map_or(url, |(_, name)| name)
}

/// Unpacks the message if it has this type name.
pub(crate) fn read<M: Message + Default>(any: &Any, name: &str) -> Option<M> {
    if name_of(any) != name {
        return None;
    }
    M::decode(any.value.as_slice()).ok()
}
