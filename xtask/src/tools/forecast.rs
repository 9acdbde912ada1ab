//! Announces which tools are going to be installed, and the time and space this takes.

use anyhow::Result;

use super::{Tool, Tools, rust_target};
use crate::ui;

impl Tool {
    /// How it is installed, and roughly how long that takes.
    fn effort(self) -> String {
        let how = match self {
            Self::WasmTarget | Self::ComponentTarget => {
                "downloaded with rustup, 20 MB, a few seconds"
            }
            Self::WasmEdge => "downloaded from Debian with its libraries, 500 MB, about 1 minute",
            Self::Wasmtime => "downloaded with pip, 90 MB, a few seconds",
            Self::Redis | Self::Valgrind => "installed with apt-get, a few seconds",
            Self::Daprd | Self::Placement | Self::Scheduler | Self::Pluggable => {
                "built from source with Go"
            }
            Self::WorkflowWorker => "downloaded with pip, 70 MB, a few seconds",
        };
        match self.dapr() {
            Some(program) => format!("{how}, {}", program.effort()),
            None => how.to_owned(),
        }
    }
}

impl Tools {
    /// Announces the missing ones among these tools. Prints nothing if all are installed.
    ///
    /// # Errors
    ///
    /// Fails if an environment variable does not name a program.
    pub(crate) fn announce(&self, wanted: &[Tool]) -> Result<()> {
        let mut missing = Vec::new();
        for tool in wanted {
            if !self.has(*tool)? {
                missing.push(*tool);
            }
        }
        if !missing.is_empty() {
            ui::note(forecast(&missing));
        }
        Ok(())
    }

    fn has(&self, tool: Tool) -> Result<bool> {
        Ok(match tool.dapr() {
            Some(program) => self.find_dapr(program)?.is_some(),
            None => match tool {
                Tool::WasmTarget => rust_target::is_there(self, rust_target::WASM)?,
                Tool::ComponentTarget => rust_target::is_there(self, rust_target::COMPONENT)?,
                Tool::Wasmtime => self.find_wasmtime()?.is_some(),
                Tool::Redis => self.find_redis()?.is_some(),
                Tool::Valgrind => self.find_valgrind()?.is_some(),
                Tool::WorkflowWorker => self.find_workflow_worker()?.is_some(),
                _ => self.find_wasmedge()?.is_some(),
            },
        })
    }
}

fn forecast(missing: &[Tool]) -> String {
    let lines = missing
        .iter()
        .map(|tool| format!("\n  {tool}: {}", tool.effort()));
    format!(
        "installing missing tools, once:{}",
        lines.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_with_its_price() {
        let output = forecast(&[Tool::Daprd, Tool::Redis]);
        let expected = "installing missing tools, once:\n  \
                        daprd: built from source with Go, about 7 minutes on two cores, \
                        8 GB of temporary files\n  Redis: installed with apt-get, a few seconds";
        assert_eq!(output, expected);
    }
}
