import { scriptSizes } from './bench/cases/bytes';
const s = await scriptSizes();
for (const { page, size } of s.sort((a,b)=>b.size-a.size).slice(0,14)) console.log(size.toFixed(2), page);
console.log(s.find(({page})=>page==='….roadmap'));
