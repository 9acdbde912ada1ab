//! Collects handlers.

use std::any::TypeId;
use std::io::Write as _;
use std::sync::Arc;

use dapr_client::{DaprClient, SecretString};

use crate::actors::{Actor, ActorType, Host};
use crate::call::SharedState;
use crate::extract::Source;
use crate::failure::{Failure, Report};
use crate::handler::{Boxed, Handler, boxed};
use crate::reply::{IntoDone, IntoEventResult, IntoReply, Reply};
use crate::subscription::{EventHandler, Topic, Undecodable};

/// A handler that returns nothing, or the text of an error.
pub(crate) type DoneHandler = Boxed<Result<(), String>>;

/// Collects the handlers of an application. See [`DaprApp::builder`](crate::DaprApp::builder).
#[must_use = "call `build`"]
pub struct DaprAppBuilder {
    pub(crate) client: Option<DaprClient>,
    pub(crate) token: Option<SecretString>,
    pub(crate) token_from_env: bool,
    pub(crate) state: SharedState,
    pub(crate) topics: Vec<Topic>,
    pub(crate) event_routes: Vec<(String, EventHandler)>,
    pub(crate) methods: Vec<(Option<String>, String, Boxed<Reply>)>,
    pub(crate) bindings: Vec<(String, DoneHandler)>,
    pub(crate) jobs: Vec<(String, DoneHandler)>,
    pub(crate) configuration: Vec<(String, DoneHandler)>,
    pub(crate) health: Option<DoneHandler>,
    pub(crate) health_path: String,
    pub(crate) actors: Vec<Arc<dyn Host>>,
    pub(crate) needs: Vec<(TypeId, &'static str, String)>,
    pub(crate) undecodable: Undecodable,
    pub(crate) problems: Vec<String>,
    pub(crate) report: Report,
}

impl Default for DaprAppBuilder {
    fn default() -> Self {
        DaprAppBuilder {
            client: None,
            token: None,
            token_from_env: true,
            state: SharedState::default(),
            topics: Vec::new(),
            event_routes: Vec::new(),
            methods: Vec::new(),
            bindings: Vec::new(),
            jobs: Vec::new(),
            configuration: Vec::new(),
            health: None,
            health_path: "/healthz".to_owned(),
            actors: Vec::new(),
            needs: Vec::new(),
            undecodable: Undecodable::Drop,
            problems: Vec::new(),
            report: Arc::new(|failure| {
                // Standard error may be closed.
                let _ = writeln!(std::io::stderr(), "{failure}");
            }),
        }
    }
}

impl DaprAppBuilder {
    /// Sets the client of handlers. Defaults to [`DaprClient::from_env`].
    pub fn client(mut self, client: DaprClient) -> Self {
        self.client = Some(client);
        self
    }

    /// Sets the token that requests must carry as `dapr-api-token`; all others are refused. Defaults to
    /// the environment variable `APP_API_TOKEN`. Health probes carry no token.
    pub fn api_token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into().into());
        self
    }

    /// Does not read `APP_API_TOKEN`.
    pub fn no_api_token(mut self) -> Self {
        self.token_from_env = false;
        self
    }

    /// Shares a value with all handlers, which take it as [`State<T>`](crate::State).
    pub fn state<T: Send + Sync + 'static>(mut self, value: T) -> Self {
        if !self.state.insert(value) {
            let name = std::any::type_name::<T>();
            self.problems
                .push(format!("there are two states of the type {name}"));
        }
        self
    }

    /// Subscribes to a topic.
    pub fn subscribe(mut self, topic: Topic) -> Self {
        let what = format!("the subscription to {:?}", topic.topic);
        self.need(topic.needs.clone(), what);
        self.topics.push(topic);
        self
    }

    /// Sets the result of events whose data does not decode, for all topics and routes that do not set
    /// their own. Defaults to [`Undecodable::Drop`].
    pub fn undecodable(mut self, policy: Undecodable) -> Self {
        self.undecodable = policy;
        self
    }

    /// Handles the events of a declarative subscription (a YAML file) that names this route.
    pub fn event_route<A, H>(mut self, route: impl Into<String>, handler: H) -> Self
    where
        A: 'static,
        H: Handler<A>,
        H::Output: IntoEventResult + 'static,
    {
        let route = with_slash(route.into());
        self.need(H::needs(), format!("the route {route}"));
        let handler = boxed(handler, IntoEventResult::into_event_result);
        self.event_routes.push((route, handler));
        self
    }

    /// Handles invocations of a path with one HTTP method (`"GET"`), or with any (`"*"`). The pattern can
    /// have parameters, and end with one for the rest of the path: `/orders/{id}`, `/files/{*path}`. Fixed
    /// parts are compared with the path as it is sent, parameters are decoded.
    pub fn method<A, H>(mut self, method: &str, pattern: impl Into<String>, handler: H) -> Self
    where
        A: 'static,
        H: Handler<A>,
        H::Output: IntoReply + 'static,
    {
        let pattern = with_slash(pattern.into());
        let what = format!("{method} {pattern}");
        self.check_sources(&H::sources(), &what);
        self.need(H::needs(), what);
        let method = (method != "*").then(|| method.to_ascii_uppercase());
        let handler = boxed(handler, IntoReply::into_reply);
        self.methods.push((method, pattern, handler));
        self
    }

    /// Handles the data of an input binding: `route` is the name of the component, or its metadata
    /// `route`.
    pub fn binding<A, H>(mut self, route: impl Into<String>, handler: H) -> Self
    where
        A: 'static,
        H: Handler<A>,
        H::Output: IntoDone + 'static,
    {
        let route = with_slash(route.into());
        let what = format!("the binding {route}");
        self.check_sources(&H::sources(), &what);
        self.need(H::needs(), what);
        self.bindings
            .push((route, boxed(handler, IntoDone::into_done)));
        self
    }

    /// Handles a job. `"*"` handles all jobs that have no handler of their own.
    pub fn job<A, H>(mut self, name: impl Into<String>, handler: H) -> Self
    where
        A: 'static,
        H: Handler<A>,
        H::Output: IntoDone + 'static,
    {
        let name = name.into();
        let what = format!("the job {name:?}");
        self.check_sources(&H::sources(), &what);
        self.need(H::needs(), what);
        self.jobs.push((name, boxed(handler, IntoDone::into_done)));
        self
    }

    /// Handles the changes of a configuration store. Their payload is a
    /// [`ConfigurationUpdate`](dapr_client::configuration::ConfigurationUpdate), taken by
    /// [`Update`](crate::Update).
    pub fn configuration<A, H>(mut self, store: impl Into<String>, handler: H) -> Self
    where
        A: 'static,
        H: Handler<A>,
        H::Output: IntoDone + 'static,
    {
        let store = store.into();
        let what = format!("the configuration store {store:?}");
        self.check_sources(&H::sources(), &what);
        self.need(H::needs(), what);
        self.configuration
            .push((store, boxed(handler, IntoDone::into_done)));
        self
    }

    /// Decides whether the application is healthy: an error means that it is not. Without a handler it
    /// always is.
    pub fn health<A, H>(mut self, handler: H) -> Self
    where
        A: 'static,
        H: Handler<A>,
        H::Output: IntoDone + 'static,
    {
        self.need(H::needs(), "the health handler".to_owned());
        self.health = Some(boxed(handler, IntoDone::into_done));
        self
    }

    /// Sets the path of health probes. Defaults to `/healthz`, as `--app-health-check-path` does.
    pub fn health_path(mut self, path: impl Into<String>) -> Self {
        self.health_path = with_slash(path.into());
        self
    }

    /// Hosts a type of actors.
    pub fn actor<A: Actor>(mut self, actor: ActorType<A>) -> Self {
        self.actors.push(Arc::new(actor.into_host()));
        self
    }

    /// Sets the function that receives failures. Defaults to one line each on standard error.
    pub fn on_failure(mut self, report: impl Fn(&Failure) + Send + Sync + 'static) -> Self {
        self.report = Arc::new(report);
        self
    }

    fn need(&mut self, needs: Vec<(TypeId, &'static str)>, what: String) {
        let needs = needs.into_iter().map(|(id, name)| (id, name, what.clone()));
        self.needs.extend(needs);
    }

    /// Checks the arguments of a handler that does not handle events.
    fn check_sources(&mut self, sources: &[Source], what: &str) {
        if sources.contains(&Source::Event) {
            self.problems.push(format!(
                "{what} takes an event, but is no subscription: take `Json<T>`, `Bytes`, `String` or `Body`"
            ));
        }
        let bodies = sources.iter().filter(|source| **source == Source::Body);
        if bodies.count() > 1 {
            self.problems.push(format!(
                "{what} takes the body twice: only one of `Json<T>`, `Update`, `Bytes`, `String` and `Body` can take it"
            ));
        }
    }
}

fn with_slash(path: String) -> String {
    match path.starts_with('/') {
        true => path,
        false => format!("/{path}"),
    }
}
