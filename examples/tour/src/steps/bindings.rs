//! An external system through a binding. Here it is a folder of files.
//!
//! The operations of a binding and its metadata depend on the component type.

use dapr_client::DaprClient;
use dapr_client::bindings::InvokeBinding;
use serde::Deserialize;

use crate::check::{Failure, expect};

const FILES: &str = "archive";
const NAME: &str = "plans.txt";
const TEXT: &str = "the exhaust port is two metres wide";

/// The response of the binding's `create` operation.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Created {
    file_name: String,
}

pub(crate) async fn create(dapr: &DaprClient) -> Result<String, Failure> {
    let call = dapr.invoke_binding(FILES, "create");
    let response = call.metadata("fileName", NAME).data(TEXT).await?;
    let created: Option<Created> = response.json()?;
    let path = created.ok_or("the binding returned no data")?.file_name;
    expect("the file name of the path", path.ends_with(NAME), true)?;
    Ok(format!("created {NAME}"))
}

pub(crate) async fn get(dapr: &DaprClient) -> Result<String, Failure> {
    let call = dapr.invoke_binding(FILES, "get");
    let response = call.metadata("fileName", NAME).await?;
    let file = response.returned().ok_or("the binding returned no data")?;
    expect("the text", file.text()?, TEXT)?;
    Ok(format!("{:?}", file.text()?))
}

pub(crate) async fn delete(dapr: &DaprClient) -> Result<String, Failure> {
    let call = dapr.invoke_binding(FILES, "delete");
    let response = call.metadata("fileName", NAME).await?;
    // Some operations return no data.
    let done = matches!(response, InvokeBinding::Empty);
    expect("whether the response is empty", done, true)?;
    Ok(format!("deleted {NAME}"))
}
