//! Handlers: async functions.

use std::any::TypeId;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::call::Call;
use crate::extract::{FromCall, Rejection, Source};

/// An async function whose arguments can be extracted from a call.
///
/// It is implemented for functions and closures with up to five arguments, each a
/// [`FromCall`](crate::FromCall); what they may return depends on what they handle.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handler",
    label = "not a handler",
    note = "a handler is an `async fn` (or a closure that returns a future) whose arguments are `Context`, `State<T>`, `Json<T>`, `Event<T>`, `CloudEvent`, `Bytes`, `String` or `Body`, at most five of them"
)]
pub trait Handler<Arguments>: Send + Sync + 'static {
    /// The return type of the function.
    type Output;

    /// Extracts the arguments and calls the function.
    fn call(&self, call: Call) -> impl Future<Output = Result<Self::Output, Rejection>> + Send;

    /// The shared state that its arguments need.
    fn needs() -> Vec<(TypeId, &'static str)>;

    /// The parts of the call that its arguments are extracted from.
    fn sources() -> Vec<Source>;
}

macro_rules! handlers {
    ($(($($argument:ident),*))*) => {$(
        impl<F, Fut, $($argument),*> Handler<($($argument,)*)> for F
        where
            F: Fn($($argument),*) -> Fut + Send + Sync + 'static,
            Fut: Future + Send,
            Fut::Output: Send,
            $($argument: FromCall,)*
        {
            type Output = Fut::Output;

            #[allow(non_snake_case, unused_mut, unused_variables, reason = "one for each number of arguments")]
            async fn call(&self, mut call: Call) -> Result<Self::Output, Rejection> {
                $(let $argument = $argument::from_call(&mut call).await?;)*
                Ok(self($($argument),*).await)
            }

            fn needs() -> Vec<(TypeId, &'static str)> {
                let needs: &[Option<(TypeId, &'static str)>] = &[$($argument::needs()),*];
                needs.iter().copied().flatten().collect()
            }

            fn sources() -> Vec<Source> {
                vec![$($argument::source()),*]
            }
        }
    )*};
}

handlers! {
    ()
    (A)
    (A, B)
    (A, B, C)
    (A, B, C, D)
    (A, B, C, D, E)
}

pub(crate) type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A handler whose arguments and return value are converted.
pub(crate) type Boxed<T> = Arc<dyn Fn(Call) -> BoxFuture<Result<T, Rejection>> + Send + Sync>;

/// Boxes a handler. `convert` converts its return value for the callback.
pub(crate) fn boxed<A, H, T>(handler: H, convert: fn(H::Output) -> T) -> Boxed<T>
where
    A: 'static,
    H: Handler<A>,
    H::Output: 'static,
    T: 'static,
{
    let handler = Arc::new(handler);
    Arc::new(move |call| {
        let handler = handler.clone();
        Box::pin(async move { handler.call(call).await.map(convert) })
    })
}
