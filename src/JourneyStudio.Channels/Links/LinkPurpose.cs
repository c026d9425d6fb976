namespace JourneyStudio.Channels.Links;

/// <summary>What a signed link lets its bearer do. The numbers travel inside links that are out in the world: never reuse one.</summary>
public enum LinkPurpose : byte
{
    /// <summary>Open and submit the form named by the subject.</summary>
    Form = 1,

    /// <summary>Claim and show a coupon instance.</summary>
    Coupon = 2,

    /// <summary>Complete the member's registration.</summary>
    Register = 3,

    /// <summary>Invite friends in the member's name.</summary>
    Referral = 4,

    /// <summary>Check in at a session.</summary>
    CheckIn = 5,

    /// <summary>Redeem a claimed coupon instance, in the hands of a store's staff.</summary>
    Redeem = 6,

    /// <summary>Not a link: what a store's redemption code is derived from.</summary>
    StorePin = 7,

    /// <summary>End marketing on the channel named by the subject, with one click.</summary>
    Unsubscribe = 8,

    /// <summary>See and change what the member wants to hear.</summary>
    Preferences = 9,
}
