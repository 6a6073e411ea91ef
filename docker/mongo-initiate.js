// Makes the three members one replica set, unless they are one already, and waits until it has a primary.
const members = ["mongo1", "mongo2", "mongo3"];

function isInitiated() {
  try {
    return rs.status().ok === 1;
  } catch (failure) {
    if (failure.codeName === "NotYetInitialized") {
      return false;
    }
    throw failure;
  }
}

if (!isInitiated()) {
  rs.initiate({ _id: "rs0", members: members.map((name, id) => ({ _id: id, host: `${name}:27017` })) });
}
while (!db.hello().primary) {
  sleep(500);
}
print(`The replica set has a primary: ${db.hello().primary}`);
