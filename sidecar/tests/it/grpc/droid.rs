//! A program with a state store and a secret store.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::messages::{
    BadRequest, BulkSet, Delete, ErrorInfo, Etag, Found, Get, Init, Invoke, List, Map, Maps,
    Number, Reflected, Service, Services, Set, Steps, Texts, Violation,
};
use super::server::{Any, Call, Reply};

/// The program. Its ETags count writes. A request with the metadata `fail-with` fails with that status.
#[derive(Clone, Default)]
pub(super) struct Droid {
    stores: Arc<Mutex<BTreeMap<String, Store>>>,
    /// The received requests, abbreviated.
    pub(super) calls: Arc<Mutex<Vec<String>>>,
}

#[derive(Default)]
struct Store {
    properties: Texts,
    values: BTreeMap<String, (Vec<u8>, u64, Texts)>,
    writes: u64,
}

/// The reflection response of a server with these services.
pub(super) fn reflected(services: &[&str]) -> Reply {
    let service = |name: &&str| Service {
        name: format!("dapr.proto.components.v1.{name}"),
    };
    Reply::message(&Reflected {
        list: Some(Services {
            services: services.iter().map(service).collect(),
        }),
    })
}

impl Droid {
    pub(super) fn respond(&self, call: &Call) -> Reply {
        let method = call.method.rsplit('.').next().unwrap();
        if method.starts_with("ServerReflection/") {
            return reflected(&["StateStore", "SecretStore", "OutputBinding"]);
        }
        let instance = call.header("x-component-instance").unwrap().to_owned();
        self.calls
            .lock()
            .unwrap()
            .push(format!("{instance} {method}"));
        let mut stores = self.stores.lock().unwrap();
        let store = stores.entry(instance).or_default();
        store.respond(method, call).unwrap_or_else(|error| error)
    }
}

fn fail(metadata: &Texts) -> Result<(), Reply> {
    let Some(status) = metadata.get("fail-with") else {
        return Ok(());
    };
    let facts = [
        ("kit_error", "true"),
        ("http_code", status),
        ("tag", "ERR_DROID"),
    ];
    let info = ErrorInfo {
        reason: "REQUESTED".to_owned(),
        domain: "droid".to_owned(),
        metadata: facts
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
    };
    let details = vec![Any::of("google.rpc.ErrorInfo", &info)];
    Err(Reply::Error(13, "as the request wants", details))
}

impl Store {
    fn respond(&mut self, method: &str, call: &Call) -> Result<Reply, Reply> {
        let limit = self
            .properties
            .get("limit")
            .and_then(|text| text.parse().ok());
        Ok(match method {
            "StateStore/Init" | "SecretStore/Init" | "OutputBinding/Init" => {
                self.properties = call.read::<Init>().metadata.unwrap().entries;
                Reply::empty()
            }
            "StateStore/Features" => {
                let mut texts = vec!["ETAG".to_owned()];
                texts.extend(limit.map(|_: i64| "TRANSACTIONAL".to_owned()));
                Reply::message(&List { texts })
            }
            "SecretStore/Features" => Reply::empty(),
            "StateStore/Get" => {
                let Get { key, metadata } = call.read();
                fail(&metadata)?;
                match self.values.get(&key) {
                    None => Reply::empty(),
                    Some((data, writes, metadata)) => Reply::message(&Found {
                        data: data.clone(),
                        etag: Some(Etag {
                            value: writes.to_string(),
                        }),
                        metadata: metadata.clone(),
                    }),
                }
            }
            "StateStore/Set" => {
                self.set(call.read())?;
                Reply::empty()
            }
            "StateStore/BulkSet" => {
                for set in call.read::<BulkSet>().items {
                    self.set(set)?;
                }
                Reply::empty()
            }
            "StateStore/Delete" => {
                self.delete(&call.read())?;
                Reply::empty()
            }
            "TransactionalStateStore/Transact" => {
                for step in call.read::<Steps>().steps {
                    step.delete.map(|delete| self.delete(&delete)).transpose()?;
                    step.set.map(|set| self.set(set)).transpose()?;
                }
                Reply::empty()
            }
            "TransactionalStoreMultiMaxSize/MultiMaxSize" => Reply::message(&Number {
                number: limit.unwrap_or_default(),
            }),
            "OutputBinding/ListOperations" => Reply::message(&List {
                texts: vec!["fly".to_owned(), "land".to_owned()],
            }),
            "OutputBinding/Invoke" => {
                let Invoke {
                    data,
                    metadata,
                    operation,
                } = call.read();
                fail(&metadata)?;
                let data = [operation.as_bytes(), b" ", &data].concat();
                Reply::message(&Invoke {
                    data,
                    metadata,
                    ..Invoke::default()
                })
            }
            "SecretStore/Get" => {
                let Get { key, metadata } = call.read();
                fail(&metadata)?;
                let found = self.properties.get(&key).cloned();
                Reply::message(&Map {
                    entries: found.map(|value| (key, value)).into_iter().collect(),
                })
            }
            "SecretStore/BulkGet" => {
                let secret = |(name, value): (&String, &String)| {
                    let entries = [(name.clone(), value.clone())].into();
                    (name.clone(), Map { entries })
                };
                Reply::message(&Maps {
                    entries: self.properties.iter().map(secret).collect(),
                })
            }
            _ => Reply::unimplemented(),
        })
    }

    fn set(&mut self, set: Set) -> Result<(), Reply> {
        fail(&set.metadata)?;
        self.check(&set.key, set.etag.as_ref())?;
        self.writes += 1;
        let mut metadata = set.metadata;
        metadata.extend(
            set.options
                .filter(|options| options.concurrency > 0)
                .map(|options| {
                    let options_text = format!("{} {}", options.concurrency, options.consistency);
                    ("options".to_owned(), options_text)
                }),
        );
        self.values
            .insert(set.key, (set.value, self.writes, metadata));
        Ok(())
    }

    fn delete(&mut self, delete: &Delete) -> Result<(), Reply> {
        fail(&delete.metadata)?;
        self.check(&delete.key, delete.etag.as_ref())?;
        self.values.remove(&delete.key);
        Ok(())
    }

    fn check(&self, key: &str, etag: Option<&Etag>) -> Result<(), Reply> {
        let Some(etag) = etag else { return Ok(()) };
        let found = self.values.get(key).map(|(_, writes, _)| *writes);
        let (code, why) = match etag.value.parse::<u64>() {
            Err(_) => (3, "it is no number"),
            Ok(number) if found != Some(number) => (9, "it is another one"),
            Ok(_) => return Ok(()),
        };
        let violations = vec![Violation {
            field: "etag".to_owned(),
            description: why.to_owned(),
        }];
        let details = vec![Any::of("google.rpc.BadRequest", &BadRequest { violations })];
        Err(Reply::Error(code, why, details))
    }
}
