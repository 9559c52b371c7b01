/** One person under two spellings: full-width letters, spaces and dots, and traditional forms of characters common in names. */

/** Traditional and variant forms, each before its usual form. */
const PAIRS =
  '陳陈張张劉刘黃黄吳吴趙赵孫孙馬马鄭郑謝谢許许鄧邓馮冯蕭萧葉叶蔣蒋韋韦蘇苏盧卢羅罗湯汤範范鍾钟鐘钟譚谭賈贾鄒邹陸陆龔龚萬万錢钱嚴严賀贺顧顾龍龙喬乔賴赖莊庄閻阎閆闫魯鲁畢毕' +
  '聶聂齊齐龐庞顏颜關关車车溫温歐欧陽阳衛卫鄔邬紀纪華华倫伦偉伟傑杰軍军國国東东書书慶庆愛爱蘭兰鳳凤寶宝強强彊强飛飞鵬鹏輝辉煒炜燁烨曉晓麗丽瑩莹鶯莺藝艺雲云夢梦穎颖靜静嫻娴' +
  '媽妈婭娅聖圣賢贤學学誠诚謙谦諾诺詩诗語语讓让議议訓训詠咏鋒锋銘铭鋼钢錦锦鎮镇鐵铁鈺钰銀银釗钊鈞钧劍剑則则創创勝胜勵励勞劳務务動动協协廣广應应懷怀憲宪戰战揚扬擇择數数時时' +
  '晉晋暉晖暢畅樂乐樹树榮荣權权歡欢歲岁沖冲淵渊漢汉澤泽濤涛瀟潇潔洁濱滨灣湾滿满爾尔環环瓊琼產产畫画發发監监礎础禮礼稱称競竞筆笔節节簡简紅红純纯紹绍綺绮維维緒绪緯纬練练縱纵' +
  '繼继續续績绩羨羡義义習习聰聪聲声肅肃腦脑興兴舊旧艷艳蓮莲薔蔷藍蓝處处號号衆众術术裝装見见覺觉觀观計计記记詢询論论譽誉豐丰貝贝貴贵費费資资賓宾質质贊赞軒轩輕轻載载達达遠远' +
  '適适連连進进運运過过遙遥選选邊边鄉乡釋释裡里開开間间隊队階阶際际隨随險险雙双難难霧雾靈灵韓韩響响順顺須须頌颂領领頤颐飄飘飲饮騰腾驍骁驕骄駿骏驗验驥骥魚鱼鯤鲲鴻鸿鶴鹤麥麦' +
  '黨党點点齡龄昇升崑昆峯峰羣群邨村甯宁寧宁眞真靑青淨净彥彦産产';

const usual = new Map<string, string>();
for (let at = 0; at + 1 < [...PAIRS].length; at += 2) usual.set([...PAIRS][at]!, [...PAIRS][at + 1]!);

/** A name as it is compared: without spaces, dots and width, in usual characters. */
export const plainName = (name: string): string =>
  [...name.normalize('NFKC').replace(/[\s·•・.．﹒\u200b\ufeff]/g, '')]
    .map((character) => usual.get(character) ?? character)
    .join('')
    .toLowerCase();

/** A staff number as it is compared: «Ａ００１ », «a-001» and «A001» are one. */
export const plainNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .replace(/[\s\-_—–·.\u200b\ufeff]/g, '')
    .toUpperCase();
