-- What a picture of a place, a space or an event is shown as: a photo, or the map of the way there (案内図).

ALTER TABLE photo_use ADD COLUMN "role" TEXT NOT NULL DEFAULT 'photo';
