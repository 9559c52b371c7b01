/** Taro's components as plain elements: what a page says and does in jsdom. Props that only the mini-program knows are dropped. */
import { createElement, type ReactNode } from 'react';

type Props = Record<string, unknown> & { children?: ReactNode };
const known =
  /^(id|className|style|role|tabIndex|title|src|value|disabled|placeholder|children|aria-.*|data-.*|on(Click|KeyDown|Change|Focus|Blur|Touch.*))$/;

const element = (tag: string) =>
  function Element(props: Props) {
    return createElement(tag, Object.fromEntries(Object.entries(props).filter(([name]) => known.test(name))));
  };

export const View = element('div');
export const Text = element('span');
export const ScrollView = element('div');
export const Button = element('button');
export const Image = element('img');
export const Input = element('input');
export const Textarea = element('textarea');
export const Switch = element('div');
export const Picker = element('div');
export const Canvas = element('canvas');
export const Swiper = element('div');
export const SwiperItem = element('div');
export const RootPortal = element('div');
export const PageMeta = element('div');
