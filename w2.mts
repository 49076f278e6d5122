import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtApp } from './bench/built-app';
const client='build/client';
const gz=(f:string)=>gzipSync(readFileSync(path.join(client,f))).length/1024;
const imp=(f:string)=>[...readFileSync(path.join(client,f),'utf8').matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)].map(([,t])=>path.posix.join(path.posix.dirname(f),t!));
const { build } = await builtApp();
const ch=(id:string):string[]=>{const p=build.routes[id]?.parentId; return p?[id,...ch(p)]:[id]};
for (const id of ['routes/programmes.$programmeId.roadmap','routes/settings.history._index']) {
  const entries=[build.assets.entry,...ch(id).map(r=>build.assets.routes[r]!)].flatMap(({module,imports}:any)=>[module,...(imports??[])]);
  const seen=new Set([...entries,build.assets.url].map(u=>u.replace(/^\//,'')));
  for (const f of seen) for (const n of imp(f)) seen.add(n);
  console.log('==',id); for (const f of [...seen].sort((a,b)=>gz(b)-gz(a)).slice(0,22)) console.log(gz(f).toFixed(2), f, readFileSync(path.join(client,f),'utf8').slice(0,0));
}
