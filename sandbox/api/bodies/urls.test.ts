import { expect, it } from 'vitest';
import { isHttpsOrLoopback } from './urls.ts';

it.each(['https://shop.example/a?b=c#d', 'http://127.0.0.1:8080/x', 'http://localhost/x', 'http://[::1]:3000/'])('takes %s', (url) => {
  expect(isHttpsOrLoopback(url)).toBe(true);
});
it.each(['http://shop.example/', 'http://127.0.0.1.shop.example/', 'ftp://shop.example/', 'data:text/html,x', '//shop.example', 'shop.example', '', 'https://user:pw@shop.example/', 'https://shop.example/a b', 'https://shop.example/\nx', 'java\tscript:x'])('refuses %j', (url) => {
  expect(isHttpsOrLoopback(url)).toBe(false);
});
