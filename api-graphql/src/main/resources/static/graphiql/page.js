'use strict';

// GraphiQL on the service's own endpoint. The token comes after the # of the address, which is never sent to a server,
// and goes into the editor of headers; subscriptions come as server-sent events.
(function () {
  const ENDPOINT = '/graphql';
  const WELCOME = `# The mentorship API. Every request needs a token,
# in the headers below.
# Get one with: ./mentorship token --role COORDINATOR

query WhoAmI {
  viewer {
    subject
    roles
  }
}
`;

  function takeToken() {
    const token = new URLSearchParams(location.hash.slice(1)).get('token');
    if (token) {
      history.replaceState(null, '', location.pathname);
    }
    return token;
  }

  function operationType(parameters, options) {
    const definitions = (options && options.documentAST && options.documentAST.definitions) || [];
    const operation = definitions.find(
      (definition) =>
        definition.kind === 'OperationDefinition' &&
        (!parameters.operationName || (definition.name && definition.name.value === parameters.operationName)),
    );
    return operation ? operation.operation : 'query';
  }

  function send(parameters, options, accept) {
    return fetch(ENDPOINT, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: accept, ...((options && options.headers) || {}) },
      body: JSON.stringify(parameters),
      signal: options && options.signal,
    });
  }

  async function* lines(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) {
          return;
        }
        const parts = (rest + value).split('\n');
        rest = parts.pop();
        yield* parts;
      }
    } finally {
      reader.cancel();
    }
  }

  async function* events(parameters, options) {
    const response = await send(parameters, options, 'text/event-stream');
    if (!(response.headers.get('content-type') || '').startsWith('text/event-stream')) {
      yield await response.json();
      return;
    }
    let name = '';
    for await (const line of lines(response.body)) {
      if (line.startsWith('event:')) {
        name = line.slice('event:'.length).trim();
      } else if (line.startsWith('data:') && name === 'next') {
        yield JSON.parse(line.slice('data:'.length));
      }
      if (name === 'complete') {
        return;
      }
    }
  }

  function fetcher(parameters, options) {
    return operationType(parameters, options) === 'subscription'
      ? events(parameters, options)
      : send(parameters, options, 'application/json').then((response) => response.json());
  }

  async function showSimulatedTime() {
    const health = await fetch('/actuator/health').then((response) => response.json());
    document.getElementById('simulated').hidden = !health.simulatedTime;
  }

  const token = takeToken();
  ReactDOM.createRoot(document.getElementById('graphiql')).render(
    React.createElement(GraphiQL, {
      fetcher,
      defaultQuery: WELCOME,
      headers: token ? JSON.stringify({ Authorization: `Bearer ${token}` }, null, 2) : undefined,
      defaultHeaders: JSON.stringify({ Authorization: 'Bearer ' }, null, 2),
      defaultEditorToolsVisibility: 'headers',
      isHeadersEditorEnabled: true,
      shouldPersistHeaders: false,
    }),
  );
  showSimulatedTime();
})();
