// Tests the page of the admin API in Chromium. Run by `the_page_works_in_chromium` of sidecar/tests/it/program/admin.rs.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";

const dapr = process.env.DAPR_HTTP_ENDPOINT;
const admin = process.env.DAPR_ADMIN_ENDPOINT;
const HOSTILE = `<img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script>`;

// Speaks the DevTools protocol over two pipes: JSON messages that end with a zero byte.
class Browser {
  constructor(program) {
    const flags = ["--remote-debugging-pipe", "--no-sandbox", "--disable-gpu"];
    this.process = spawn(program, flags, { stdio: ["ignore", "ignore", "inherit", "pipe", "pipe"] });
    this.waiting = new Map();
    this.received = "";
    this.lastId = 0;
    this.problems = [];
    this.process.stdio[4].setEncoding("utf8").on("data", text => this.receive(text));
  }

  receive(text) {
    const messages = (this.received + text).split("\0");
    this.received = messages.pop();
    for (const message of messages.map(text => JSON.parse(text))) {
      if (message.method === "Runtime.exceptionThrown") this.problems.push(JSON.stringify(message.params));
      if (message.method === "Log.entryAdded") this.problems.push(message.params.entry.text);
      this.waiting.get(message.id)?.(message);
    }
  }

  send(method, params = {}) {
    const id = ++this.lastId;
    const response = new Promise(resolve => this.waiting.set(id, resolve));
    this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId: this.session }) + "\0");
    return response.then(message => {
      if (message.error) throw new Error(`${method}: ${message.error.message}`);
      return message.result;
    });
  }

  async open(url) {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    this.session = (await this.send("Target.attachToTarget", { targetId, flatten: true })).sessionId;
    await this.send("Runtime.enable");
    await this.send("Log.enable");
    await this.send("Page.enable");
    await this.send("Page.navigate", { url });
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, returnByValue: true });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }

  // Waits until an expression is true.
  async until(expression) {
    const end = Date.now() + 20_000;
    for (;;) {
      if (await this.evaluate(expression).catch(() => false)) return;
      if (Date.now() > end) {
        const text = await this.evaluate("document.body.innerText");
        assert.fail(`not reached: ${expression}\n${this.problems.join("\n")}\n${text}`);
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}

async function request(method, url, body) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
  assert.ok(response.ok, `${method} ${url}: ${response.status}`);
  const text = await response.text();
  return text && JSON.parse(text);
}

const section = title => `document.querySelector('[data-title="${title}"]').innerText`;

test("the page shows the sidecar and moves its clock", { timeout: 120_000 }, async () => {
  assert.ok(process.env.CHROMIUM, "set CHROMIUM to the path of Chromium or chromium-headless-shell");
  const browser = new Browser(process.env.CHROMIUM);
  try {
    await request("POST", `${dapr}/v1.0/state/orders`, [{ key: HOSTILE, value: HOSTILE }]);
    await request("POST", `${dapr}/v1.0/publish/rebel-net/orders?metadata.rawPayload=true`, HOSTILE);
    await request("POST", `${dapr}/v1.0/jobs/nightly`, { schedule: "@every 1h", data: HOSTILE });
    await browser.open(admin);
    await browser.until(`${section("Components")}.includes("rebel-net")`);
    assert.equal(await browser.evaluate("document.title"), "shop – Dapr sidecar");
    assert.equal(await browser.evaluate("document.querySelectorAll('main img, main script').length"), 0);
    for (const title of ["Published events", "Calls", "Jobs"]) {
      assert.match(await browser.evaluate(section(title)), /<img src=x onerror=/, title);
    }

    await browser.evaluate("document.getElementById('freeze').click()");
    await browser.until("document.getElementById('frozen').textContent === 'frozen'");
    const before = await request("GET", `${admin}/clock`);
    assert.equal(before.frozen, true);
    await browser.evaluate("document.getElementById('by').value = '2h'");
    await browser.evaluate("document.querySelector('#advance button').click()");
    await browser.until(`document.getElementById('now').textContent !== '${before.now}'`);
    const after = await request("GET", `${admin}/clock`);
    assert.equal(Date.parse(after.now) - Date.parse(before.now), 7_200_000);
    await browser.evaluate("document.getElementById('by').value = 'soon'");
    await browser.evaluate("document.querySelector('#advance button').click()");
    await browser.until("document.getElementById('problem').textContent.includes('it must be a duration')");
    await browser.evaluate("document.getElementById('resume').click()");
    await browser.until("document.getElementById('frozen').textContent === 'running'");
    assert.equal(await browser.evaluate("document.getElementById('problem').textContent"), "");

    // New data appears without a reload.
    await request("POST", `${dapr}/v1.0/publish/rebel-net/later`, { id: 1 });
    await browser.until(`${section("Published events")}.includes("later")`);
    const problems = browser.problems.filter(problem => !problem.includes("400 (Bad Request)"));
    assert.deepEqual(problems, []);
  } finally {
    browser.process.kill();
  }
});
