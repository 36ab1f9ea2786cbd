INSTALLED_APPS = ["shop", "store.apps.StoreConfig"]
