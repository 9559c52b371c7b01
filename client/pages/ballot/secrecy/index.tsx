/** What is secret in a vote, from whom, and what is not: in plain words, limits included. */
import { View } from '@tarojs/components';
import { Card, Section } from '@/ui/card';
import { Page } from '@/ui/page';

const parts: { title: string; lines: string[] }[] = [
  {
    title: '什么是秘密',
    lines: [
      '您投了什么。名册上只有「已投票」，票箱里只有选择；两边没有共同的编号、时间、先后，票面加密存放。',
      '结束之前的结果。任何人只看得到参加人数，干事、主席、管理员、计票人都一样。',
    ],
  },
  {
    title: '什么不是秘密',
    lines: ['您是否参加了投票：留痕里写着谁、什么时候参加了投票，不写投了什么。', '公布以后的票数、计算过程和校验值，本会会员都能看到。'],
  },
  {
    title: '怎样防止多投、改票',
    lines: [
      '名册在开始时固定，手机和纸质票用同一本名册，每人只有一次。',
      '投出后不能更改，也没有凭据可以给别人看，所以没有人能要求您证明投了什么。',
      '结束时票箱封存，校验值当场公布。您可以随时核对：投票人数等于票数，结束后没有增减改动。',
    ],
  },
  {
    title: '做不到的',
    lines: [
      '投票中的票面是加密的，钥匙不在数据库里，只管数据库的人看不到您投了什么。同时掌握数据库和程序主机的人，如果在投票当时一直盯着写入，可以把两边对上。',
      '结果一致时秘密就没有了：如果全部投赞成，大家自然知道每个人都投了赞成；人很少时请改用纸质票。',
      '几项一起投出的选择在票箱里是一张票。公布的只有每项的合计，不公布单张票。',
      '别人站在身后看您的屏幕，或您的手机被人控制，系统防不住。请一个人投票，或领取纸质票。',
    ],
  },
  {
    title: '还不放心',
    lines: ['投票进行中都可以向计票人领取纸质票：领票时记名，投入票箱的票不记名，录入时也不写姓名。'],
  },
];

export default function Secrecy() {
  return (
    <Page title="投票怎样保密" width="read">
      <View className="stack">
        {parts.map(({ title, lines }) => (
          <Section key={title} title={title}>
            <Card>
              {lines.map((line) => (
                <View key={line} className="card-text">
                  {line}
                </View>
              ))}
            </Card>
          </Section>
        ))}
      </View>
    </Page>
  );
}
