"""Where on the screen: viewport, time scale, ticks and the Scene, free of Qt."""
