// Makes the replica set and the server's account; run again it finds them and changes nothing but the account's password.
const { MONGO_ROOT_PASSWORD, MONGO_PASSWORD } = process.env;
const root = encodeURIComponent(MONGO_ROOT_PASSWORD);
const hosts = ['mongo1:27017', 'mongo2:27017', 'mongo3:27017'];

const first = connect(`mongodb://root:${root}@${hosts[0]}/admin?directConnection=true`);
let isKnown = true;
try {
  first.adminCommand({ replSetGetStatus: 1 });
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  isKnown = false;
}
if (!isKnown) {
  const members = hosts.map((host, _id) => ({ _id, host, priority: _id === 0 ? 2 : 1 }));
  first.adminCommand({ replSetInitiate: { _id: 'union', members } });
}

let set = null;
for (let tries = 0; set === null && tries < 60; tries += 1) {
  try {
    const found = connect(`mongodb://root:${root}@${hosts.join(',')}/admin?replicaSet=union&serverSelectionTimeoutMS=2000`);
    if (found.hello().isWritablePrimary) set = found;
  } catch (error) {
    print(`等待选出主节点：${error.message}`);
  }
  if (set === null) sleep(2000);
}
if (set === null) {
  print('副本集没有选出主节点，请看 mongo1 的日志');
  quit(1);
}

const roles = ['union', 'union_ballot'].map((db) => ({ role: 'dbOwner', db }));
if (set.getUser('union') === null) set.createUser({ user: 'union', pwd: MONGO_PASSWORD, roles });
else set.updateUser('union', { pwd: MONGO_PASSWORD, roles });
print('副本集与账号就绪');
