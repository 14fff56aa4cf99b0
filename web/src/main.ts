import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import App from './App.svelte';
import { firstLang, words } from './lib/words.svelte';

const target = document.getElementById('app');
if (target) {
  words
    .speak(firstLang())
    .catch(() => undefined) // English is already there.
    .then(() => mount(App, { target }));
}
