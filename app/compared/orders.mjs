// The service of `examples/orders` with the JavaScript SDK, @dapr/dapr 3.18.0. Not part of the build.

import { DaprPubSubStatusEnum, DaprServer, HttpMethod, StateConcurrencyEnum } from "@dapr/dapr";

const PUBSUB = "holonet";
const TOPIC = "purchases";
const REJECTED = "rejected-purchases";
const STORE = "starwars";

const server = new DaprServer({ serverHost: "127.0.0.1", serverPort: process.env.APP_PORT ?? "9005" });
const { state } = server.client;

await server.pubsub.subscribeWithOptions(PUBSUB, TOPIC, {
  route: {
    rules: [
      { match: "event.type == 'order.cancelled'", path: "/cancel" },
      { match: "event.data.total > 1000", path: "/review" },
    ],
    default: "/accept",
  },
  deadLetterTopic: REJECTED,
});
await server.pubsub.subscribe(PUBSUB, REJECTED, reject);
server.pubsub.subscribeToRoute(PUBSUB, TOPIC, "/cancel", cancel);
server.pubsub.subscribeToRoute(PUBSUB, TOPIC, "/review", review);
server.pubsub.subscribeToRoute(PUBSUB, TOPIC, "/accept", accept);
await server.invoker.listen("customers/:name", account, { method: HttpMethod.GET });
await server.start();

async function accept(order) {
  if (order.total <= 0) {
    return DaprPubSubStatusEnum.DROP;
  }
  return update(order.customer, (account) => {
    account.accepted += 1;
    account.total += order.total;
  });
}

async function review(order) {
  return update(order.customer, (account) => (account.to_review += 1));
}

async function cancel(order) {
  return update(order.customer, (account) => (account.total -= order.total));
}

async function reject(order) {
  return update(order.customer, (account) => (account.rejected += 1));
}

// The SDK does not give path parameters: the name is the end of the URL in `query`.
async function account({ query }) {
  const customer = decodeURIComponent(query.split("/").pop());
  return (await read(customer)).account;
}

// `state.get` does not return the ETag; `state.getBulk` does.
async function read(customer) {
  const [item] = await state.getBulk(STORE, [customer]);
  const empty = { accepted: 0, to_review: 0, rejected: 0, total: 0 };
  return { account: item.data ?? empty, etag: item.etag };
}

async function update(customer, change) {
  for (;;) {
    const { account, etag } = await read(customer);
    change(account);
    const options = { concurrency: StateConcurrencyEnum.CONCURRENCY_FIRST_WRITE };
    const { error } = await state.save(STORE, [{ key: customer, value: account, etag, options }]);
    if (!error) {
      return DaprPubSubStatusEnum.SUCCESS;
    }
    // The error has no status of its own, only a JSON text.
    if (JSON.parse(error.message).status !== 409) {
      throw error;
    }
  }
}
