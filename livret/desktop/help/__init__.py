"""Help: how to use Livret, in the language of the screen."""
