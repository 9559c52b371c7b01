/** A point on the map as two numbers, as map sites copy them: «31.2304,121.4737». */
import { useState } from 'react';
import { TextField } from '@/ui/text-fields';

type Point = { latitude: number; longitude: number };
const say = (point: Point | null) => (point ? `${point.latitude},${point.longitude}` : '');

/** Latitude and longitude in a text; null while it is not both. */
export function pointOf(text: string): Point | null {
  const [latitude, longitude, ...more] = text
    .split(/[,，\s]+/)
    .filter(Boolean)
    .map(Number);
  const isPoint = more.length === 0 && Number.isFinite(latitude) && Number.isFinite(longitude);
  return isPoint && Math.abs(latitude!) <= 90 && Math.abs(longitude!) <= 180 ? { latitude: latitude!, longitude: longitude! } : null;
}

export function PointField({ value, onChange }: { value: Point | null; onChange: (point: Point | null) => void }) {
  const [text, setText] = useState(say(value));
  // What was typed stays as typed; a point set from the map is shown.
  const shown = say(pointOf(text)) === say(value) ? text : say(value);
  const isStrange = shown.trim() !== '' && pointOf(shown) === null;
  return (
    <TextField
      label="地图位置"
      name="point"
      hint={isStrange ? '请填纬度和经度，如 31.2304,121.4737' : '选填：纬度,经度；填了会员可以打开地图'}
      placeholder="31.2304,121.4737"
      max={40}
      value={shown}
      onChange={(typed) => {
        setText(typed);
        onChange(pointOf(typed));
      }}
    />
  );
}
