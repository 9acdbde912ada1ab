//! The macro that makes an application a WASI 0.2 component.

/// Exports an application as the HTTP handler of a WASI 0.2 component (`wasi:http/incoming-handler`).
///
/// On `wasm32-wasip2` the host serves HTTP, for example `wasmtime serve` or Spin. On all other targets, the
/// macro does nothing, so that one source runs everywhere: [`DaprApp::serve`](crate::DaprApp::serve) serves
/// natively and in WasmEdge, and returns an error in a component.
///
/// The argument is the path of a function without arguments that builds the application. It returns
/// `Result<DaprApp, E>`, where `E` implements `Display`, and is called once for each instance of the
/// component. Call the macro once, in a program or in a library of the type `cdylib`.
///
/// By default, hosts create an instance for each request. Nothing in memory outlives the request: keep
/// it in a state store. Each handler runs on the reactor of `wstd`, so it can wait for other things through
/// `wstd`. The instance ends when all its tasks have ended.
///
/// ```
/// use dapr_app::{BuildError, DaprApp};
///
/// fn app() -> Result<DaprApp, BuildError> {
///     DaprApp::builder().method("GET", "/hello", hello).build()
/// }
///
/// async fn hello() -> &'static str {
///     "Hello there"
/// }
///
/// dapr_app::export_wasi_http!(app);
/// # fn main() {}
/// ```
#[cfg(not(all(target_os = "wasi", target_env = "p2")))]
#[macro_export]
macro_rules! export_wasi_http {
    ($app:path) => {
        const _: () = {
            const fn check<E: ::std::fmt::Display>(
                _: fn() -> ::std::result::Result<$crate::DaprApp, E>,
            ) {
            }
            check($app)
        };
    };
}

/// Exports an application as the HTTP handler of this component (`wasi:http/incoming-handler`).
///
/// The argument is the path of a function without arguments that builds the application. It returns
/// `Result<DaprApp, E>`, where `E` implements `Display`, and is called once for each instance of the
/// component. Call the macro once, in a program or in a library of the type `cdylib`.
///
/// By default, hosts create an instance for each request. Nothing in memory outlives the request: keep
/// it in a state store. Each handler runs on the reactor of `wstd`, so it can wait for other things through
/// `wstd`. The instance ends when all its tasks have ended.
#[cfg(all(target_os = "wasi", target_env = "p2"))]
#[macro_export]
macro_rules! export_wasi_http {
    ($app:path) => {
        struct DaprAppComponent;

        impl $crate::wasi_http::wasip2::exports::http::incoming_handler::Guest
            for DaprAppComponent
        {
            fn handle(
                request: $crate::wasi_http::wasip2::http::types::IncomingRequest,
                response: $crate::wasi_http::wasip2::http::types::ResponseOutparam,
            ) {
                static APP: ::std::sync::OnceLock<$crate::DaprApp> = ::std::sync::OnceLock::new();
                $crate::wasi_http::handle(&APP, $app, request, response)
            }
        }

        $crate::wasi_http::wasip2::http::proxy::export!(
            DaprAppComponent with_types_in $crate::wasi_http::wasip2
        );
    };
}
