import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtApp } from './bench/built-app';
const client='build/client';
const gz=(f:string)=>gzipSync(readFileSync(path.join(client,f))).length/1024;
const imp=(f:string)=>[...readFileSync(path.join(client,f),'utf8').matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)].map(([,t])=>path.posix.join(path.posix.dirname(f),t!));
const { build } = await builtApp();
const id='routes/programmes.$programmeId.roadmap';
for (const r of [id,'routes/programmes.$programmeId','root']) { const a:any=build.assets.routes[r]; console.log(r,a.module, gz(a.module.slice(1)).toFixed(2), imp(a.module.slice(1)).map(f=>f.slice(7)+':'+gz(f).toFixed(1)).join(' ')); }
console.log('entry', build.assets.entry.module, imp(build.assets.entry.module.slice(1)).join(' '));
