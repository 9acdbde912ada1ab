// Measures calls of the official Dapr SDK for JavaScript. Prints samples as `dapr-bench` does.

const { CommunicationProtocolEnum, DaprClient, HttpMethod, LogLevel } = require("@dapr/dapr");

const WARM_UP = 300;
const CALLS = 100;
const VALUE = "twenty bytes of data";
const BODY = "x".repeat(1024);

const CASES = {
  save_state: (client) => client.state.save("statestore", [{ key: "key", value: VALUE }]),
  get_state: async (client) => {
    const value = await client.state.get("statestore", "key");
    if (value !== VALUE) throw new Error(`the value is ${JSON.stringify(value)}`);
  },
  publish: (client) => client.pubsub.publish("pubsub", "orders", VALUE),
  "invoke, 1 KB": (client) =>
    client.invoker.invoke("bench", "echo", HttpMethod.POST, BODY, {
      headers: { "content-type": "text/plain" },
    }),
};

async function main() {
  const client = new DaprClient({
    daprHost: "127.0.0.1",
    daprPort: process.env.DAPR_HTTP_PORT,
    communicationProtocol: CommunicationProtocolEnum.HTTP,
    logger: { level: LogLevel.Error },
  });
  for (const [name, call] of Object.entries(CASES)) {
    const samples = [];
    for (let number = 0; number < WARM_UP + CALLS; number++) {
      const started = process.hrtime.bigint();
      await call(client);
      if (number >= WARM_UP) samples.push(Number(process.hrtime.bigint() - started) / 1e3);
    }
    console.log(JSON.stringify({ case: name, client: "JavaScript SDK", unit: "microseconds", samples }));
  }
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
