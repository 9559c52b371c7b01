/** The seats of a committee, written one by one: who, in which post, and what else is asked of each; with the term they are elected for. */
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { postLabels } from '../../types/unit/labels';
import { Button } from './button';
import { ChoiceField } from './choice-fields';
import { EditedRow } from './edited-row';
import { changedAt, without } from './rows';
import { optionsOf } from './tabs';

type Post = keyof typeof postLabels;
export type Years = '3' | '5';

type SeatRowsProps<S> = {
  seats: S[];
  onChange: (seats: S[]) => void;
  /** A seat nobody is entered for yet. */
  blank: S;
  /** The field that says who sits here, and fields beyond the post. */
  who: (seat: S, change: (part: Partial<S>) => void, path: string) => ReactNode;
  more: (seat: S, change: (part: Partial<S>) => void, path: string) => ReactNode;
};

/** Field names are `seats.<n>.<field>`, where the server's refusals find them. */
export function SeatRows<S extends { post: Post }>({ seats, onChange, blank, who, more }: SeatRowsProps<S>) {
  return (
    <>
      {seats.map((seat, index) => {
        const change = (part: Partial<S>) => onChange(changedAt(seats, index, part));
        const path = `seats.${index}`;
        return (
          <EditedRow
            key={index}
            title={`第 ${index + 1} 位委员`}
            onRemove={seats.length > 1 ? () => onChange(without(seats, index)) : undefined}
          >
            {who(seat, change, path)}
            <ChoiceField
              label="职务"
              name={`${path}.post`}
              isRequired
              value={seat.post}
              options={optionsOf(postLabels)}
              onChange={(post) => change({ post: post ?? 'member' } as Partial<S>)}
            />
            {more(seat, change, path)}
          </EditedRow>
        );
      })}
      <View className="field-full">
        <Button icon="plus" onPress={() => onChange([...seats, blank])}>
          增加一位委员
        </Button>
      </View>
    </>
  );
}

/** 《工会法》第十六条: a committee's term is three or five years. */
export const YearsField = ({ value, onChange }: { value: Years; onChange: (years: Years) => void }) => (
  <ChoiceField
    label="任期"
    name="years"
    isRequired
    value={value}
    options={optionsOf({ '3': '三年', '5': '五年' })}
    onChange={(years) => onChange(years ?? value)}
  />
);
