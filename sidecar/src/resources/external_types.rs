//! The component types that daprd supports and the embedded sidecar has no engine for, with their capabilities.

/// A type of component.
#[derive(Debug)]
pub(super) struct ExternalType {
    name: &'static str,
    /// Its versions, if there are others than v1.
    pub(super) versions: &'static [&'static str],
    features: &'static str,
}

/// The features of a state store. Unsupported features have no effect: an ETag is not compared, a value does not expire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StoreFeatures {
    pub(crate) etag: bool,
    pub(crate) transactional: bool,
    pub(crate) ttl: bool,
    pub(crate) query: bool,
}

impl StoreFeatures {
    /// The features of a store that this sidecar has an engine for.
    pub(crate) const OWN: Self = Self {
        etag: true,
        transactional: true,
        ttl: true,
        query: false,
    };

    /// The features of daprd's component of this type and version.
    pub(crate) fn of(component_type: &str, version: &str) -> Self {
        let Some(external_type) = ExternalType::of(component_type) else {
            return Self::OWN;
        };
        let has = |ability| external_type.features.contains(ability);
        Self {
            etag: has('e'),
            transactional: has('t'),
            ttl: has('l'),
            // Version 2 of PostgreSQL does not support queries.
            query: has('q') && !version.eq_ignore_ascii_case("v2"),
        }
    }

    /// The names of the features in the metadata.
    pub(crate) fn names(self) -> &'static [&'static str] {
        match (self.etag, self.transactional, self.ttl, self.query) {
            (true, true, true, true) => &["ETAG", "TRANSACTIONAL", "QUERY_API", "TTL", "ACTOR"],
            (true, true, true, false) => &["ETAG", "TRANSACTIONAL", "TTL", "ACTOR"],
            (true, _, true, _) => &["ETAG", "TTL"],
            (true, _, false, _) => &["ETAG"],
            (false, _, true, _) => &["TTL"],
            (false, ..) => &[],
        }
    }
}

impl ExternalType {
    pub(super) fn of(component_type: &str) -> Option<&'static Self> {
        let lower = component_type.to_ascii_lowercase();
        EXTERNAL_TYPES.iter().find(|known| known.name == lower)
    }
}

const fn known(name: &'static str) -> ExternalType {
    state(name, &[], "")
}

/// Parses features: `e` for ETags, `t` for transactions, `l` for TTL, `q` for queries.
const fn state(
    name: &'static str,
    versions: &'static [&'static str],
    features: &'static str,
) -> ExternalType {
    ExternalType {
        name,
        versions,
        features,
    }
}

const EXTERNAL_TYPES: &[ExternalType] = &[
    known("bindings.alicloud.dingtalk.webhook"),
    known("bindings.alicloud.oss"),
    known("bindings.alicloud.sls"),
    known("bindings.alicloud.tablestore"),
    known("bindings.apns"),
    known("bindings.aws.dynamodb"),
    known("bindings.aws.kinesis"),
    known("bindings.aws.s3"),
    known("bindings.aws.ses"),
    known("bindings.aws.sns"),
    known("bindings.aws.sqs"),
    known("bindings.azure.blobstorage"),
    known("bindings.azure.cosmosdb"),
    known("bindings.azure.cosmosdb.gremlinapi"),
    known("bindings.azure.eventgrid"),
    known("bindings.azure.eventhubs"),
    known("bindings.azure.openai"),
    known("bindings.azure.servicebus.queues"),
    known("bindings.azure.servicebusqueues"),
    known("bindings.azure.signalr"),
    known("bindings.azure.storagequeues"),
    known("bindings.cloudflare.queues"),
    known("bindings.commercetools"),
    known("bindings.dingtalk.webhook"),
    known("bindings.dubbo"),
    known("bindings.gcp.bucket"),
    known("bindings.gcp.pubsub"),
    known("bindings.graphql"),
    known("bindings.huawei.obs"),
    known("bindings.influx"),
    known("bindings.kafka"),
    known("bindings.kubemq"),
    known("bindings.kubernetes"),
    known("bindings.mqtt3"),
    known("bindings.mysql"),
    known("bindings.postgres"),
    known("bindings.postgresql"),
    known("bindings.postmark"),
    known("bindings.rabbitmq"),
    known("bindings.rethinkdb.statechange"),
    known("bindings.rocketmq"),
    known("bindings.sftp"),
    known("bindings.smtp"),
    known("bindings.twilio.sendgrid"),
    known("bindings.twilio.sms"),
    known("bindings.wasm"),
    known("bindings.zeebe.command"),
    known("bindings.zeebe.jobworker"),
    known("configuration.azure.appconfig"),
    known("configuration.kubernetes"),
    known("configuration.postgres"),
    known("configuration.postgresql"),
    known("conversation.anthropic"),
    known("conversation.aws.bedrock"),
    known("conversation.googleai"),
    known("conversation.huggingface"),
    known("conversation.mistral"),
    known("crypto.azure.keyvault"),
    known("crypto.dapr.kubernetes.secrets"),
    known("crypto.kubernetes.secrets"),
    known("middleware.http.bearer"),
    known("middleware.http.oauth2"),
    known("middleware.http.oauth2clientcredentials"),
    known("middleware.http.opa"),
    known("middleware.http.ratelimit"),
    known("middleware.http.routeralias"),
    known("middleware.http.routerchecker"),
    known("middleware.http.sentinel"),
    known("middleware.http.uppercase"),
    known("middleware.http.wasm"),
    known("pubsub.aws.snssqs"),
    known("pubsub.azure.eventhubs"),
    known("pubsub.azure.servicebus"),
    known("pubsub.azure.servicebus.queues"),
    known("pubsub.azure.servicebus.topics"),
    known("pubsub.gcp.pubsub"),
    known("pubsub.jetstream"),
    known("pubsub.kafka"),
    known("pubsub.kubemq"),
    known("pubsub.mqtt3"),
    known("pubsub.pulsar"),
    known("pubsub.rabbitmq"),
    known("pubsub.rocketmq"),
    known("pubsub.snssqs"),
    known("pubsub.solace.amqp"),
    known("secretstores.alicloud.parameterstore"),
    known("secretstores.aws.parameterstore"),
    known("secretstores.aws.secretmanager"),
    known("secretstores.aws.secretsmanager"),
    known("secretstores.azure.keyvault"),
    known("secretstores.gcp.secretmanager"),
    known("secretstores.hashicorp.vault"),
    known("secretstores.huaweicloud.csms"),
    known("secretstores.kubernetes"),
    known("secretstores.tencentcloud.ssm"),
    state("state.aerospike", &[], "e"),
    state("state.alicloud.tablestore", &[], "e"),
    state("state.aws.dynamodb", &[], "etl"),
    state("state.azure.blobstorage", &["v1", "v2"], "e"),
    state("state.azure.cosmosdb", &[], "etlq"),
    state("state.azure.tablestorage", &[], "e"),
    state("state.cassandra", &[], "l"),
    state("state.cloudflare.workerskv", &[], "l"),
    state("state.cockroachdb", &[], "etlq"),
    state("state.coherence", &[], "l"),
    state("state.consul", &[], ""),
    state("state.couchbase", &[], "e"),
    state("state.etcd", &["v1", "v2"], "etl"),
    state("state.gcp.firestore", &[], ""),
    state("state.hashicorp.consul", &[], ""),
    state("state.hazelcast", &[], ""),
    state("state.jetstream", &[], ""),
    state("state.memcached", &[], "l"),
    state("state.mongodb", &[], "etlq"),
    state("state.mysql", &[], "etl"),
    state("state.oci.objectstorage", &[], "el"),
    state("state.oracledatabase", &[], "etl"),
    state("state.postgres", &["v1", "v2"], "etlq"),
    state("state.postgresql", &["v1", "v2"], "etlq"),
    state("state.ravendb", &[], "etl"),
    state("state.rethinkdb", &[], ""),
    state("state.sqlserver", &[], "etl"),
    state("state.yugabyte", &["v2"], "etl"),
    state("state.yugabytedb", &["v2"], "etl"),
    state("state.zookeeper", &[], "e"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capabilities_depend_on_the_type_and_the_version() {
        let names = |name, version| StoreFeatures::of(name, version).names();
        assert!(names("state.postgresql", "v1").contains(&"QUERY_API"));
        assert!(!names("state.postgresql", "v2").contains(&"QUERY_API"));
        assert_eq!(names("state.azure.blobstorage", "v2"), ["ETAG"]);
        assert!(names("state.rethinkdb", "v1").is_empty());
    }
}
