x = 1
<<<<<<< HEAD
y = 2
=======
y = 3
>>>>>>> branch
z = 4
