import { mount } from 'svelte';
import App from './App.svelte';
import './base.css';
import { HostLink } from './call.ts';
import { Situation } from './situation.svelte.ts';
import './tokens.css';

const target = document.getElementById('app');
if (target === null) throw new Error('The page has no #app element to draw in.');
mount(App, { target, props: { situation: new Situation(new HostLink(location.origin)) } });
